package org.uncoil.gallery;

/** Whether the figures of a study bear out a claim. */
public enum Verdict {
  HOLDS("holds", "✓", "The claim is true on every dataset that it is about."),
  MIXED("mixed", "±", "The claim is true on some of them."),
  FAILS("fails", "✗", "The claim is true on none of them."),
  /** The study has nothing that the claim is about. */
  UNTESTED("untested", "–", "The study has no data for the claim.");

  private final String label;
  private final String mark;
  private final String meaning;

  Verdict(String label, String mark, String meaning) {
    this.label = label;
    this.mark = mark;
    this.meaning = meaning;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
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
