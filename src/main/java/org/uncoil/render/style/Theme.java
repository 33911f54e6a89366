package org.uncoil.render.style;

import java.awt.Color;

/** Light or dark: every colour of a film that is not a class's. */
public enum Theme {
  LIGHT(0xF4F6F8, 0xFFFFFF, 0xDFE4EA, 0x131C26, 0x66727F) {
    @Override
    public Color accuracy() {
      return new Color(0x009E73);
    }

    @Override
    public Color separability() {
      return new Color(0x7A5CC4);
    }

    @Override
    public Color positive() {
      return new Color(0x0E9A6F);
    }

    @Override
    public Color negative() {
      return new Color(0xB8479A);
    }

    @Override
    public Color grown() {
      return new Color(0x7B2FA8);
    }

    @Override
    public Color shrunk() {
      return new Color(0x3F7F0A);
    }
  },
  DARK(0x0D1117, 0x151B23, 0x2A313B, 0xF0F4F8, 0x8B96A3) {
    @Override
    public Color accuracy() {
      return new Color(0x2CC295);
    }

    @Override
    public Color separability() {
      return new Color(0xB39DF5);
    }

    @Override
    public Color positive() {
      return new Color(0x2CC295);
    }

    @Override
    public Color negative() {
      return new Color(0xE07ABF);
    }

    @Override
    public Color grown() {
      return new Color(0xC98BF5);
    }

    @Override
    public Color shrunk() {
      return new Color(0x9CCF52);
    }
  };

  private final Color background;
  private final Color card;
  private final Color border;
  private final Color text;
  private final Color muted;

  Theme(int background, int card, int border, int text, int muted) {
    this.background = new Color(background);
    this.card = new Color(card);
    this.border = new Color(border);
    this.text = new Color(text);
    this.muted = new Color(muted);
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
  public abstract Color accuracy();

  /** The curve of separability. */
  public abstract Color separability();

  /** Weights and activations above 0. */
  public abstract Color positive();

  /** Weights and activations below 0. */
  public abstract Color negative();

  /** Where the plane is stretched. */
  public abstract Color grown();

  /** Where the plane is compressed. */
  public abstract Color shrunk();

  /** A colour mixed into another. */
  public static Color mix(Color below, Color above, double share) {
    return new Color(
        (int) Math.round(below.getRed() + share * (above.getRed() - below.getRed())),
        (int) Math.round(below.getGreen() + share * (above.getGreen() - below.getGreen())),
        (int) Math.round(below.getBlue() + share * (above.getBlue() - below.getBlue())));
  }
}
