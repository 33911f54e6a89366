package org.uncoil.pipeline.publish;

import java.util.Locale;

/** The levels of the study's settings, which tables hold as text. */
final class Levels {
  private Levels() {}

  static boolean isNumber(String level) {
    return level.matches("-?[0-9.]+(E-?[0-9]+)?");
  }

  /** A setting's name as part of an address. */
  static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
