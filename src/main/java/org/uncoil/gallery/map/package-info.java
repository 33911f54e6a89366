/**
 * The pages of a map: a study of two axes with one run in each cell. Plain values in, bytes out.
 */
package org.uncoil.gallery.map;
