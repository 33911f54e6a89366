package org.uncoil.pipeline.gallery.data;

import java.util.Locale;

/** The study's settings in the addresses of figures. */
public final class Levels {
  private Levels() {}

  /** A setting's name as part of an address. */
  public static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
