package org.uncoil.study;

import org.uncoil.setting.Alias;

/** What trains a study's networks. The results are the same up to rounding. */
public enum Engine {
  /** The fastest that can train the network on the node's device. */
  AUTO,
  /**
   * DL4J's own network, the reference: slow, without dropout, and with optimizers of DL4J's {@link
   * Optimizer.Convention} alone.
   */
  DL4J,
  /** The project's kernels on the CPU. */
  VECTOR,
  /** Up to 16 small networks of one shape at once on the CPU, one in each lane of a vector. */
  LANES,
  /** Networks of one shape in batches, each as one ND4J program: for GPUs, slow on the CPU. */
  @Alias("stacked")
  BATCHED
}
