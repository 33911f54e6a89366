package org.uncoil.pipeline.publish;

import java.util.Locale;

/** The study's settings in the addresses of figures. */
final class Levels {
  private Levels() {}

  /** A setting's name as part of an address. */
  static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
