package org.uncoil.pipeline.core;

import java.util.List;

/** Input that cannot be used as it is; each problem names the file and the place. */
public final class BadInputException extends RuntimeException {
  private final List<String> problems;

  /** With every problem found. */
  public BadInputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }
}
