package org.uncoil.gallery.figure;

import java.util.List;

/** What some positions span, to be drawn with both axes at the same scale. */
record Extent(double left, double right, double bottom, double top) {
  static Extent of(List<double[]> positions) {
    double left = positions.stream().mapToDouble(at -> at[0]).min().orElse(0);
    double right = positions.stream().mapToDouble(at -> at[0]).max().orElse(1);
    double bottom = positions.stream().mapToDouble(at -> at[1]).min().orElse(0);
    double top = positions.stream().mapToDouble(at -> at[1]).max().orElse(1);
    return new Extent(left, right, bottom, top);
  }

  /** As large as it can be in a room; no higher than it has to be. */
  Plane inside(double x, double y, double width, double height) {
    double spanX = Math.max(right - left, 1e-9);
    double spanY = Math.max(top - bottom, 1e-9);
    double pixels = Math.min(width / spanX, height / spanY);
    return new Plane(this, pixels, x + (width - pixels * spanX) / 2, y);
  }
}
