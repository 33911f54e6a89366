package org.uncoil.render.style;

import java.awt.Color;

/**
 * A colour per class: the eight of Okabe and Ito (2008, "Color universal design"), told apart with
 * every common kind of colour vision, ordered so that the first two contrast most with the theme.
 *
 * <p>The classes from the ninth on get the same hues in a second tone, darker on light, lighter on
 * dark; from the sixteenth on in a third, on the other side. After the twenty-third, colours come
 * round again.
 */
public final class ClassColours {
  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00, 0xF0E442, 0x000000
  };
  private static final int[] DARK = {
    0x56B4E9, 0xE69F00, 0x009E73, 0xCC79A7, 0xF0E442, 0xD55E00, 0x0072B2, 0xFFFFFF
  };

  /** Black and white have no second tone; the hues that differ most come first. */
  private static final int[] TONED = {1, 3, 2, 0, 6, 5, 4};

  private ClassColours() {}

  /** The colour of one class, counted from 0. */
  public static Color of(Theme theme, int label) {
    int[] hues = theme == Theme.LIGHT ? LIGHT : DARK;
    int index = label % (hues.length + 2 * TONED.length);
    if (index < hues.length) {
      return new Color(hues[index]);
    }
    int tone = (index - hues.length) / TONED.length;
    Color hue = new Color(hues[TONED[(index - hues.length) % TONED.length]]);
    boolean darker = (theme == Theme.LIGHT) == (tone == 0);
    return Theme.mix(hue, darker ? Color.BLACK : Color.WHITE, 0.5);
  }
}
