/**
 * The page of a run and the page of a dataset on which its runs go in step: their models, and the
 * payload of embeddings that their scripts draw.
 */
package org.uncoil.gallery.run;
