/**
 * Publishes the gallery: which pages there are, and what each of them is made of. The pages
 * themselves are in {@link org.uncoil.gallery}.
 */
package org.uncoil.pipeline.gallery;
