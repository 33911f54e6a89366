package org.uncoil.study.file;

import java.io.Serializable;
import java.util.Objects;
import org.uncoil.setting.Printable;

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

  /** A path whose end, which says where, is left of it where a key is long. */
  private static String path(String path) {
    int most = 2 * Printable.CITED;
    return path.length() <= most ? path : "…" + path.substring(path.length() - most);
  }

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String setting =
        path.isEmpty() ? "" : path(path) + (value.isEmpty() ? "" : " = " + value) + ": ";
    return Printable.escaped(place + ": " + setting + message);
  }
}
