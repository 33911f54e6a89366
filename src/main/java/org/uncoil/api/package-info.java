/**
 * Uncoil as a library: one network, trained on the calling thread without Spark, and its film. What
 * is to be trained is said as in a study file; whole studies are the pipeline's.
 */
package org.uncoil.api;
