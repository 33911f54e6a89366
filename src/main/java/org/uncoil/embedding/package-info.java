/**
 * What a trained network makes of the input: embeddings per epoch, the forward pass that gives them
 * back from stored parameters, the plane of the input that can be drawn, and axes that stay fixed
 * over a run. Plain Java.
 */
package org.uncoil.embedding;
