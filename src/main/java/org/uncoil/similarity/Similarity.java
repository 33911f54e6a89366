package org.uncoil.similarity;

/**
 * How alike two embeddings of the same points are, whatever way each is turned, mirrored, shifted
 * or scaled.
 *
 * @param cka linear centred kernel alignment, ‖XᵀY‖² / ‖XᵀX‖ ‖YᵀY‖ in Frobenius norms, from 0 to 1
 *     (Kornblith et al.: Similarity of neural network representations revisited, ICML 2019, section
 *     3)
 * @param cca mean canonical correlation, from 0 to 1, which does not see how long the axes are
 *     either (Hotelling 1936); of as many as the embedding of the lower rank has
 * @param angle the angular distance arccos ‖XᵀY‖∗ after the best turn, of matrices of norm 1, from
 *     0 to π/2; a metric (Williams et al.: Generalized shape metrics on neural representations,
 *     NeurIPS 2021, equation 5)
 */
public record Similarity(double cka, double cca, double angle) {}
