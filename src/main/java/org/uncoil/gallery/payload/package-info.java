/**
 * What pages replay of runs: a dataset's points, and of each run its parameters or its embeddings
 * at chosen epochs, in scripts of some ten kilobytes.
 */
package org.uncoil.gallery.payload;
