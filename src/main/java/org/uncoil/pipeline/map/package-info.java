/**
 * Maps: training of the cells in blocks of rows, their summary and their pages. {@code
 * MapTrainStage} is where to start reading.
 */
package org.uncoil.pipeline.map;
