/**
 * What all runs of a study together say: how long activations take to separate the data, which is
 * best, which factors matter, and where separation ends; as rows of tables and as sentences.
 */
package org.uncoil.pipeline.compare;
