package org.uncoil.gallery.drawing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.uncoil.setting.Checks;

/**
 * A picture of marks, those that come later on top.
 *
 * @param width,height in pixels
 */
public record Drawing(double width, double height, List<Mark> marks) implements Serializable {
  public Drawing {
    new Checks()
        .that(width > 0, "width", width, "must be positive")
        .that(height > 0, "height", height, "must be positive")
        .done();
    marks = List.copyOf(marks);
  }

  /** All marks that lead to runs. */
  public List<Mark.Linked> links() {
    List<Mark.Linked> links = new ArrayList<>();
    marks.stream()
        .flatMap(mark -> mark instanceof Mark.Linked linked ? Stream.of(linked) : Stream.empty())
        .forEach(links::add);
    return links;
  }

  /** A coordinate as pages write it, to a tenth of a pixel. */
  public static String pixels(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }
}
