/**
 * What is on a picture and where: a {@link org.uncoil.render.scene.Composition} of scenes, each
 * with its own charts, renderers and annotations. {@link org.uncoil.render.scene.Layouts} are the
 * compositions that there are.
 *
 * <p>What stands still is drawn once by {@code JFreeChart.draw}; for each frame the moving layers
 * are drawn over a copy of it. {@link org.uncoil.render.scene.Composition#drawByCharts} draws
 * everything anew and is what tests hold the fast way against.
 */
package org.uncoil.render.scene;
