package org.uncoil.study;

/** Whose definition of an {@link Updater} is meant, where they differ. */
public enum Convention {
  /** The paper's, as PyTorch computes it. */
  PYTORCH,
  /** DL4J's: the only one that DL4J's own networks can be trained with. */
  DL4J
}
