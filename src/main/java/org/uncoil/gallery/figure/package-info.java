/**
 * The figures of the comparison pages: each a record of what it shows and a layout that puts it
 * into a drawing, with the sentence that says what it found and the same numbers as a table.
 */
package org.uncoil.gallery.figure;
