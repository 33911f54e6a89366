package org.uncoil.render.diagram;

/**
 * A layer's place on the picture.
 *
 * @param layer 0 is the input
 * @param x of its units' middles
 * @param units that are drawn, from the top
 * @param top of the first unit's middle
 * @param spacing from one unit's middle to the next
 * @param width units that the layer has
 */
@SuppressWarnings("ArrayRecordComponent") // laid out once, never compared
record LayerColumn(int layer, double x, int[] units, double top, double spacing, int width) {
  /** Vertical position of the unit in this place from the top. */
  double y(int place) {
    return top + place * spacing;
  }

  /** Units that are not drawn. */
  int omitted() {
    return width - units.length;
  }
}
