/**
 * The gallery: static pages that open from disk. {@link org.uncoil.gallery.Gallery} turns page
 * models, which are records of plain values, into bytes; where these bytes are written is the
 * caller's business. The templates live in {@code src/main/jte}, the style sheet and the scripts in
 * this package's resources.
 */
package org.uncoil.gallery;
