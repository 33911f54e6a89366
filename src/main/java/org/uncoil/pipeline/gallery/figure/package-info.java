/** Makes the figures of the comparison pages from the tables that the stages before wrote. */
package org.uncoil.pipeline.gallery.figure;
