package org.uncoil.gallery;

/** Whether the figures of a study bear out a claim. */
public enum Verdict {
  HOLDS("holds", "✓"),
  MIXED("mixed", "±"),
  FAILS("fails", "✗"),
  /** The study has nothing that the claim is about. */
  UNTESTED("untested", "–");

  private final String label;
  private final String mark;

  Verdict(String label, String mark) {
    this.label = label;
    this.mark = mark;
  }

  /** The word for people, which is also the style class. */
  public String label() {
    return label;
  }

  /** A sign beside the word, so that the verdict is not told by colour alone. */
  public String mark() {
    return mark;
  }
}
