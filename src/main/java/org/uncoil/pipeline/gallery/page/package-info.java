/**
 * What the gallery's pages are made of: plain rows in, page models out; and which pages a gallery
 * that is there already lacks.
 */
package org.uncoil.pipeline.gallery.page;
