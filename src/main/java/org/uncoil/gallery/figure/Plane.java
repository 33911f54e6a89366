package org.uncoil.gallery.figure;

/**
 * Puts positions of a plane into a drawing, up being up.
 *
 * @param pixels how many a unit takes along both axes
 * @param x,y where the upper left corner of the extent lies
 */
record Plane(Extent extent, double pixels, double x, double y) {
  double x(double at) {
    return x + pixels * (at - extent.left());
  }

  double y(double at) {
    return y + pixels * (extent.top() - at);
  }

  double height() {
    return pixels * Math.max(extent.top() - extent.bottom(), 1e-9);
  }
}
