package org.uncoil.gallery;

/** How a run ended. */
public enum RunStatus {
  TRAINED("trained", "All epochs were trained."),
  DIVERGED("diverged", "Training stopped, because the loss or a parameter became non-finite."),
  FAILED("failed", "Training ended with an error.");

  private final String label;
  private final String meaning;

  RunStatus(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The word for people, which is also the style class and the filter's value. */
  public String label() {
    return label;
  }
}
