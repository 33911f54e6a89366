package org.uncoil.render.encode;

import java.util.Arrays;

/**
 * Up to {@value #MOST} colours for a picture, and which of them stands for any colour: that of the
 * box that the colour was in ({@link ColourBoxes}), else the nearest. Colours are told apart by the
 * upper 5, 6 and 5 bits of red, green and blue.
 */
final class Palette {
  static final int MOST = 256;

  /** Further off than this, by the square of the distance in RGB, a colour is a stray. */
  private static final int FAR = 24 * 24;

  /** One stray in so many pixels is too much. */
  private static final int TOLERATED = 500;

  private static final short UNKNOWN = -1;
  private static final int STRAY = 0x100;

  private final int[] colours;

  /** Per bin its colour's index, with {@link #STRAY} where that is far off. */
  private final short[] places;

  private Palette(int[] colours, short[] places) {
    this.colours = colours;
    this.places = places;
  }

  /** The palette of a picture, which depends on nothing but how often each colour occurs. */
  static Palette of(int[] pixels) {
    short[] places = new short[ColourBins.COUNT];
    Arrays.fill(places, UNKNOWN);
    ColourBoxes boxes = ColourBoxes.of(new ColourBins(pixels), MOST);
    int[] colours = new int[boxes.count()];
    Palette palette = new Palette(colours, places);
    for (int box = 0; box < colours.length; box++) {
      colours[box] = boxes.mean(box);
    }
    for (int box = 0; box < colours.length; box++) {
      for (int bin : boxes.bins(box)) {
        places[bin] = palette.place(box, boxes.source().mean(bin));
      }
    }
    return palette;
  }

  /** The colour at an index, 0xRRGGBB; black where there is none. */
  int colour(int index) {
    return index < colours.length ? colours[index] : 0;
  }

  /** Number of colours. */
  int size() {
    return colours.length;
  }

  /**
   * Writes an index per pixel.
   *
   * @return whether the palette holds the picture: whether it has a colour that is near for nearly
   *     every pixel
   */
  boolean map(int[] pixels, byte[] indices) {
    int strays = 0;
    for (int i = 0; i < pixels.length; i++) {
      int place = places[ColourBins.of(pixels[i])];
      if (place == UNKNOWN) {
        place = search(pixels[i]);
      }
      indices[i] = (byte) place;
      strays += place >>> 8;
    }
    return strays <= pixels.length / TOLERATED;
  }

  private int search(int pixel) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(colours[i], pixel) < distance(colours[best], pixel)) {
        best = i;
      }
    }
    short place = place(best, pixel);
    places[ColourBins.of(pixel)] = place;
    return place;
  }

  private short place(int index, int colour) {
    return (short) (distance(colours[index], colour) > FAR ? index | STRAY : index);
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
