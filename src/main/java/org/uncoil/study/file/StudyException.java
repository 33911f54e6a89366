package org.uncoil.study.file;

import java.util.List;
import java.util.stream.Collectors;

/** A study file that cannot be run as it is, with everything that is wrong with it. */
public final class StudyException extends RuntimeException {
  private final List<Problem> problems;

  /**
   * With all that is wrong.
   *
   * @param problems at least one, in the order of the file
   */
  public StudyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** {@return what is wrong, in the order of the file} */
  public List<Problem> problems() {
    return problems;
  }
}
