/** Kernels: the arithmetic of a layer for a tile of points, in plain Java. */
package org.uncoil.network.vector.kernel;
