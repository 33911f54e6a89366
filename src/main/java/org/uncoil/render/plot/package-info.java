/**
 * What is drawn within a chart's data area: JFreeChart annotations and renderers for regions,
 * boundaries, grids and points, which write into pixels where the graphics context carries some.
 */
package org.uncoil.render.plot;
