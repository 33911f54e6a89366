package org.uncoil.render.plot;

import java.awt.Color;
import java.util.Arrays;
import org.uncoil.render.style.ClassColours;
import org.uncoil.render.style.Theme;

/**
 * The colour of a region by its class and by how sure the network is: a table over the margin, the
 * difference d of the two largest logits.
 */
public final class Tint {
  /** Margins from here on look the same. */
  private static final double SURE = 16;

  static final int LEVELS = 2048;
  static final float SCALE = (float) (LEVELS / SURE);

  private final int card;
  private final int[][] table;

  private Tint(Theme theme, int[][] table) {
    this.card = theme.card().getRGB() & 0xFFFFFF;
    this.table = table;
  }

  /**
   * 0.29 · |2p − 1|^0.7 of the class's colour over the card, where p is the class's probability
   * against the second likeliest alone: |2p − 1| = tanh(d / 2).
   */
  public static Tint graded(Theme theme, int classes) {
    int[][] table = new int[classes][LEVELS];
    for (int c = 0; c < classes; c++) {
      Color colour = ClassColours.of(theme, c);
      for (int level = 0; level < LEVELS; level++) {
        double sureness = StrictMath.tanh((level + 0.5) / SCALE / 2);
        table[c][level] = blend(theme, colour, 0.29 * Math.pow(sureness, 0.7));
      }
    }
    return new Tint(theme, table);
  }

  /** 0.15 of the class's colour over the card, however sure. */
  public static Tint flat(Theme theme, int classes) {
    int[][] table = new int[classes][LEVELS];
    for (int c = 0; c < classes; c++) {
      Arrays.fill(table[c], blend(theme, ClassColours.of(theme, c), 0.15));
    }
    return new Tint(theme, table);
  }

  /** Nothing for class 0, a fifth of a colour over the card for class 1. */
  public static Tint marking(Theme theme, Color colour) {
    int[][] table = new int[2][LEVELS];
    Arrays.fill(table[0], blend(theme, colour, 0));
    Arrays.fill(table[1], blend(theme, colour, 0.2));
    return new Tint(theme, table);
  }

  private static int blend(Theme theme, Color colour, double share) {
    return Theme.mix(theme.card(), colour, share).getRGB() & 0xFFFFFF;
  }

  /** The colours of a class by the level of the margin: {@link #SCALE} levels for each unit. */
  int[] colours(int top) {
    return table[top];
  }

  /** Whether a class, or none (−1), has one colour, whatever the margin. */
  boolean even(int top) {
    return top < 0 || table[top][0] == table[top][LEVELS - 1];
  }

  /** The colour, 0xRRGGBB; the card's where there is no class (−1). */
  int colour(int top, float margin) {
    return top < 0 ? card : table[top][Math.min(LEVELS - 1, (int) (margin * SCALE))];
  }
}
