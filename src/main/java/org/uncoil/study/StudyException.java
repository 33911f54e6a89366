package org.uncoil.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study file that cannot be run as it is, with everything that is wrong with it. */
public final class StudyException extends RuntimeException {
  private final List<Problem> problems;

  /** With all problems found, at least one. */
  public StudyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
