/**
 * Trains the runs that have not been trained: in groups, in batches of networks, or one network on
 * the whole cluster.
 */
package org.uncoil.pipeline.train;
