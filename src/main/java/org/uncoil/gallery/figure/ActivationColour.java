package org.uncoil.gallery.figure;

import java.util.HashMap;
import java.util.Map;
import org.uncoil.study.Activation;

/** The colour of an activation: the same in every figure and on every page of every gallery. */
public final class ActivationColour {
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (Activation activation : Activation.values()) {
      NUMBERS.put(activation.label(), NUMBERS.size());
    }
  }

  private ActivationColour() {}

  /** Classes of the style sheet that give the colour; none for what is not an activation. */
  public static String classes(String name) {
    Integer number = NUMBERS.get(name);
    return number == null ? "" : "hue hue-" + number;
  }

  /** A mark's classes with those of its colour. */
  static String style(String style, String name) {
    return (style + " " + classes(name)).strip();
  }
}
