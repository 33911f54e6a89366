/** What the figures of the gallery count and choose among the rows of the tables. */
package org.uncoil.pipeline.gallery.data;
