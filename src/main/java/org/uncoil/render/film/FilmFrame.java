package org.uncoil.render.film;

import org.uncoil.embedding.ForwardPass;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.RigidMotion;

/**
 * What changes from one picture of a film to the next.
 *
 * @param position index into {@link FilmSubject#scores}
 * @param x,y the points' embedding, in the dataset's order
 * @param latticeX,latticeY the embedding of {@link FilmSubject#lattice}'s vertices
 * @param latticeLogits the last layer's sums there, vertices × classes
 * @param lastLayer what decides between the classes
 * @param hidden per hidden layer of at most {@value FilmScript#FEW_UNITS} units, unit by unit, the
 *     activations at the lattice's vertices; empty for wider layers
 * @param network the network itself
 * @param motion how the embedding is moved when it is drawn
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the script to the scene, never compared
public record FilmFrame(
    int position,
    float[] x,
    float[] y,
    float[] latticeX,
    float[] latticeY,
    float[] latticeLogits,
    LastLayer lastLayer,
    float[][] hidden,
    ForwardPass network,
    RigidMotion motion) {}
