package org.uncoil.network.vector.kernel;

/** How many points are worked on together. */
public final class Tile {
  /** Partial sums per sum over points: as many as the widest vectors have lanes. */
  public static final int LANES = 16;

  /** Tiles are padded to a multiple of so many points. */
  public static final int BLOCK = 2 * LANES;

  private Tile() {}

  /** The next multiple of a block. */
  public static int padded(int points) {
    return (points + BLOCK - 1) / BLOCK * BLOCK;
  }
}
