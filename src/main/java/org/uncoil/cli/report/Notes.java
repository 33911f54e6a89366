package org.uncoil.cli.report;

import java.util.List;

/** What a person should know of an output, beside the result of the command. */
public final class Notes {
  private Notes() {}

  /** Prints them beside the result, a line each. */
  public static void print(List<String> notes) {
    notes.forEach(note -> System.err.println("note: " + note));
  }
}
