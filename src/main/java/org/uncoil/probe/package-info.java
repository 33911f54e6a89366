/**
 * Measures of inputs and embeddings: one class per measure, with its formula and its source. Plain
 * Java; what is fitted by Spark's MLlib is fitted by the pipeline.
 */
package org.uncoil.probe;
