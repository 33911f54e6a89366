package org.uncoil.gallery;

/** How a run ended. */
public enum RunStatus {
  TRAINED("trained"),
  DIVERGED("diverged"),
  FAILED("failed");

  private final String label;

  RunStatus(String label) {
    this.label = label;
  }

  /** The word for people, which is also the style class and the filter's value. */
  public String label() {
    return label;
  }
}
