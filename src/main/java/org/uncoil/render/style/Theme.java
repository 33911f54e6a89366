package org.uncoil.render.style;

import java.awt.Color;

/** Light or dark: every colour of a film that is not a class's. */
public enum Theme {
  LIGHT(0xF4F6F8, 0xFFFFFF, 0xDFE4EA, 0x131C26, 0x66727F, 0x009E73),
  DARK(0x0D1117, 0x151B23, 0x2A313B, 0xF0F4F8, 0x8B96A3, 0x2CC295);

  private final Color background;
  private final Color card;
  private final Color border;
  private final Color text;
  private final Color muted;
  private final Color accuracy;

  Theme(int background, int card, int border, int text, int muted, int accuracy) {
    this.background = new Color(background);
    this.card = new Color(card);
    this.border = new Color(border);
    this.text = new Color(text);
    this.muted = new Color(muted);
    this.accuracy = new Color(accuracy);
  }

  /** Behind the cards. */
  public Color background() {
    return background;
  }

  /** The cards. */
  public Color card() {
    return card;
  }

  /** Around the cards; also hair gridlines. */
  public Color border() {
    return border;
  }

  /** Headings, figures, lines. */
  public Color text() {
    return text;
  }

  /** Labels and notes. */
  public Color muted() {
    return muted;
  }

  /** The curve of accuracy. */
  public Color accuracy() {
    return accuracy;
  }

  /** A colour mixed into another. */
  public static Color mix(Color below, Color above, double share) {
    return new Color(
        (int) Math.round(below.getRed() + share * (above.getRed() - below.getRed())),
        (int) Math.round(below.getGreen() + share * (above.getGreen() - below.getGreen())),
        (int) Math.round(below.getBlue() + share * (above.getBlue() - below.getBlue())));
  }
}
