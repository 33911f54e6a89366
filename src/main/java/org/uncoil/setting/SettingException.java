package org.uncoil.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Values that a record refuses, all of them at once. */
public final class SettingException extends IllegalArgumentException {
  private final List<Objection> objections;

  /** With all objections, at least one. */
  public SettingException(List<Objection> objections) {
    super(objections.stream().map(Objection::toString).collect(Collectors.joining("; ")));
    this.objections = List.copyOf(objections);
  }

  /** What is wrong, in the order of the checks. */
  public List<Objection> objections() {
    return objections;
  }
}
