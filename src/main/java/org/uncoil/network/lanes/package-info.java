/**
 * Many small networks at once, for networks too small to fill a vector: each lane of a vector
 * trains one.
 */
package org.uncoil.network.lanes;
