/**
 * What ND4J computes on: asks the node for its GPUs before a backend is loaded, so that one which
 * cannot run never starts.
 */
package org.uncoil.network.device;
