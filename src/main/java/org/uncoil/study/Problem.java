package org.uncoil.study;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with a study file.
 *
 * @param file the file
 * @param line the line in it, from 1; 0 where no line can be named
 * @param path the setting, as {@code networks[0].hidden}; may be empty
 * @param value the offending value as it was written; may be empty
 * @param message what would be right
 */
public record Problem(String file, int line, String path, String value, String message)
    implements Serializable {
  public Problem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String setting = path.isEmpty() ? "" : path + (value.isEmpty() ? "" : " = " + value) + ": ";
    return place + ": " + setting + message;
  }
}
