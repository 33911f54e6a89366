/** The page on which one to four runs are replayed side by side. */
package org.uncoil.gallery.workbench;
