/**
 * What is on a picture and where: a scene of panels, each a JFreeChart with its own renderers and
 * annotations.
 *
 * <p>What stands still is drawn once by {@code JFreeChart.draw}; for each frame the moving layers
 * are drawn over a copy of it. {@link org.uncoil.render.scene.TrainingScene#drawByCharts} draws
 * everything anew and is what tests hold the fast way against.
 */
package org.uncoil.render.scene;
