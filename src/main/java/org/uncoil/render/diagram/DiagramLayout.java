package org.uncoil.render.diagram;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.render.film.FilmScript;

/** Where a network's layers and units are on the picture, and how large a unit's map may be. */
final class DiagramLayout {
  /** Units of a layer that are drawn, evenly chosen from more. */
  static final int MOST_UNITS = 100;

  /** Columns that are drawn; of a deeper network the first and the last layers. */
  static final int MOST_COLUMNS = 14;

  private static final double MOST_SPACING = 130;
  private static final double LARGEST_MAP = 38;
  private static final double SMALLEST_MAP = 12;

  private final List<LayerColumn> columns = new ArrayList<>();
  private final double mapSize;
  private final double gap;
  private final int layers;

  /** Lays a network out in an area. */
  DiagramLayout(ForwardPass network, Rectangle area) {
    this.layers = network.layers() + 1;
    int[][] order = UnitOrder.of(network);
    int shown = Math.min(layers, MOST_COLUMNS);
    this.gap = (double) area.width / (shown - 1);
    double size = Math.min(LARGEST_MAP, 0.62 * gap);
    for (int layer = 0; layer < layers - 1; layer++) {
      if (network.width(layer) <= FilmScript.FEW_UNITS) {
        size = Math.min(size, (double) area.height / network.width(layer) - 5);
      }
    }
    this.mapSize = size >= SMALLEST_MAP ? Math.floor(size) : 0;
    for (int i = 0; i < shown; i++) {
      int layer = i < shown / 2 ? i : layers - shown + i;
      columns.add(column(layer, area.x + i * gap, order[layer], area));
    }
  }

  private LayerColumn column(int layer, double x, int[] order, Rectangle area) {
    int[] units = chosen(order);
    double height = area.height - Math.max(mapSize, 8);
    double spacing = units.length == 1 ? 0 : Math.min(MOST_SPACING, height / (units.length - 1));
    double top = area.getCenterY() - spacing * (units.length - 1) / 2;
    return new LayerColumn(layer, x, units, top, spacing, order.length);
  }

  private static int[] chosen(int[] order) {
    int count = Math.min(order.length, MOST_UNITS);
    int[] units = new int[count];
    for (int i = 0; i < count; i++) {
      units[i] = order[(int) ((long) i * order.length / count)];
    }
    return units;
  }

  List<LayerColumn> columns() {
    return columns;
  }

  /** Side of a unit's map in pixels; 0 where there is no room for maps. */
  int mapSize() {
    return (int) mapSize;
  }

  /** From one column to the next, in pixels. */
  double gap() {
    return gap;
  }

  /** Whether a column's units are drawn as maps. */
  boolean mapped(LayerColumn column) {
    return mapSize > 0 && column.layer() < layers - 1 && column.width() <= FilmScript.FEW_UNITS;
  }

  /** Whether a column shows the bottleneck. */
  boolean bottleneck(LayerColumn column) {
    return column.layer() == layers - 2;
  }

  /** Whether a column shows a hidden layer. */
  boolean hidden(LayerColumn column) {
    return column.layer() > 0 && column.layer() < layers - 2;
  }

  /** Whether a column shows the output. */
  boolean output(LayerColumn column) {
    return column.layer() == layers - 1;
  }

  /** Layers that are not drawn. */
  int layersLeft() {
    return layers - columns.size();
  }
}
