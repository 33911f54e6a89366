package org.uncoil.gallery;

import org.uncoil.store.row.run.RunRow;

/** How a run ended. */
public enum RunStatus {
  TRAINED(RunRow.TRAINED, "All epochs were trained."),
  DIVERGED(RunRow.DIVERGED, "Training stopped, because the loss or a parameter became non-finite."),
  FAILED(RunRow.FAILED, "Training ended with an error.");

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
