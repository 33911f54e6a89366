package org.uncoil.gallery.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where text goes, by an estimate of its width: fonts differ, and a page knows none. */
public final class Captions {
  /** A character's mean width at the size of a figure's names, in pixels, rather too wide. */
  public static final double CHARACTER = 6.9;

  private Captions() {}

  /** How wide a text is, in pixels. */
  public static double width(String text) {
    return CHARACTER * text.codePointCount(0, text.length());
  }

  /** How wide the widest of texts is, but no more than there is room for. */
  public static double widest(List<String> texts, double room) {
    return Math.min(room, texts.stream().mapToDouble(Captions::width).max().orElse(0));
  }

  /** A text, cut with … where there is no room for all of it. */
  public static String cut(String text, double room) {
    int characters = (int) Math.max(1, Math.floor(room / CHARACTER + 1e-9));
    if (text.codePointCount(0, text.length()) <= characters) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, characters - 1)).stripTrailing() + "…";
  }

  /**
   * Moves heights apart so that each is at least a gap from the next, in the same order, and as
   * near as this allows to where they want to be.
   */
  public static List<Double> apart(List<Double> wanted, double gap, double top, double bottom) {
    List<Integer> order =
        IntStream.range(0, wanted.size())
            .boxed()
            .sorted(Comparator.comparing(wanted::get))
            .toList();
    double[] at = new double[order.size()];
    for (int i = 0; i < at.length; i++) {
      double from = i == 0 ? top : at[i - 1] + gap;
      at[i] = Math.max(from, wanted.get(order.get(i)));
    }
    for (int i = at.length - 1; i >= 0; i--) {
      double to = i == at.length - 1 ? bottom : at[i + 1] - gap;
      at[i] = Math.min(at[i], to);
    }
    List<Double> moved = new ArrayList<>(wanted);
    for (int i = 0; i < at.length; i++) {
      moved.set(order.get(i), at[i]);
    }
    return moved;
  }
}
