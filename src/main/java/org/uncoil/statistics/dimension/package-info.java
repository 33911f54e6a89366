/** The box-counting dimension of a set of cells, such as the boundary of a region of a grid. */
package org.uncoil.statistics.dimension;
