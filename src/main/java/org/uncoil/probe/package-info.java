/** Measures of inputs and embeddings: one class per measure, with its formula and its source. */
package org.uncoil.probe;
