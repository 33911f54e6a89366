package org.uncoil.render.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture's colours parted into boxes of alike ones, by cutting again and again the box whose
 * colours differ most: after Heckbert (1982, "Color image quantization for frame buffer display"),
 * with the variance for his range and the mean for his median, as Wan, Wong and Prusinkiewicz
 * (1988, "An algorithm for multidimensional data clustering") have it.
 */
final class ColourBoxes {
  private final ColourBins source;
  private final List<Box> boxes;

  private ColourBoxes(ColourBins source, List<Box> boxes) {
    this.source = source;
    this.boxes = boxes;
  }

  /** Some bins, the channel in which they differ most, and by how much. */
  private record Box(List<Integer> bins, int channel, double mean, double variance) {}

  /** At most so many boxes; fewer where there are not so many bins. */
  static ColourBoxes of(ColourBins source, int most) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(
        box(
            source,
            IntStream.range(0, ColourBins.COUNT)
                .filter(bin -> source.count(bin) > 0)
                .boxed()
                .toList()));
    while (boxes.size() < most) {
      int widest =
          IntStream.range(0, boxes.size())
              .boxed()
              .max(Comparator.comparingDouble(i -> boxes.get(i).variance()))
              .orElseThrow();
      Box box = boxes.get(widest);
      if (!(box.variance() > 0)) {
        break;
      }
      List<Integer> low = new ArrayList<>();
      List<Integer> high = new ArrayList<>();
      for (int bin : box.bins()) {
        (source.mean(bin, box.channel()) <= box.mean() ? low : high).add(bin);
      }
      boxes.set(widest, box(source, low));
      boxes.add(box(source, high));
    }
    return new ColourBoxes(source, boxes);
  }

  private static Box box(ColourBins source, List<Integer> bins) {
    Box widest = new Box(bins, 0, 0, 0);
    for (int channel = 0; channel < 3 && bins.size() > 1; channel++) {
      double weights = 0;
      double sum = 0;
      double squares = 0;
      for (int bin : bins) {
        // The root, so that a ground of a million pixels does not take all colours for itself.
        double weight = Math.sqrt((double) source.count(bin));
        double value = source.mean(bin, channel);
        weights += weight;
        sum += weight * value;
        squares += weight * value * value;
      }
      double mean = sum / weights;
      double variance = squares - sum * mean;
      if (variance > widest.variance()) {
        widest = new Box(bins, channel, mean, variance);
      }
    }
    return widest;
  }

  /** Number of boxes. */
  int count() {
    return boxes.size();
  }

  /** The bins in a box. */
  List<Integer> bins(int box) {
    return boxes.get(box).bins();
  }

  /** Mean colour of a box's pixels, 0xRRGGBB. */
  int mean(int box) {
    int colour = 0;
    for (int channel = 0; channel < 3; channel++) {
      long sum = 0;
      long count = 0;
      for (int bin : boxes.get(box).bins()) {
        sum += source.sum(bin, channel);
        count += source.count(bin);
      }
      colour = (colour << 8) | (int) Math.round((double) sum / count);
    }
    return colour;
  }

  /** What was parted. */
  ColourBins source() {
    return source;
  }
}
