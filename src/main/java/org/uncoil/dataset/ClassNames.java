package org.uncoil.dataset;

/** How the names of an imported file's classes are taken. */
public enum ClassNames {
  /** Two names are two classes if a single character differs. */
  AS_WRITTEN,
  /** In Unicode's form NFKC, without invisible characters, white space as one space. */
  NORMALISED;

  public String of(String label) {
    return this == NORMALISED ? Spelling.normalised(label) : label.strip();
  }
}
