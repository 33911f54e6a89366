package org.uncoil.render.film;

import org.uncoil.embedding.LastLayer;

/**
 * What changes from one picture of a film to the next.
 *
 * @param position index into {@link FilmSubject#scores}
 * @param x,y the points' embedding, in the dataset's order
 * @param latticeX,latticeY the embedding of {@link FilmSubject#lattice}'s vertices
 * @param latticeLogits the last layer's sums there, vertices × classes
 * @param lastLayer what decides between the classes
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the script to the scene, never compared
public record FilmFrame(
    int position,
    float[] x,
    float[] y,
    float[] latticeX,
    float[] latticeY,
    float[] latticeLogits,
    LastLayer lastLayer) {}
