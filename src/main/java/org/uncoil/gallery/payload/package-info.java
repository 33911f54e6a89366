/**
 * The embeddings of a run as its page's script reads them: of chosen points and epochs, coordinates
 * of twelve bits, in a file of some hundred kilobytes.
 */
package org.uncoil.gallery.payload;
