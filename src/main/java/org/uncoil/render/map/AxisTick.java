package org.uncoil.render.map;

/**
 * A mark of an axis.
 *
 * @param label empty for a minor mark
 */
record AxisTick(double value, String label) {
  boolean isMajor() {
    return !label.isEmpty();
  }
}
