package org.uncoil.gallery.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.payload.DataScript;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;

/**
 * What the pages of a map need besides its cells, as the script {@value #PATH}: the object {@code
 * index} of {@code uncoilMap}.
 *
 * <pre>
 * columns, rows   of the map; side: cells along a tile; levels: of tiles
 * quantities      key, label, format, scale, bytes, steps (the greatest value's level), least and greatest of
 *                 each, in the tiles' order
 * converged       the key of the quantity that says whether a cell converges
 * measure         the key of the convergence measure, with the colours and bounds of cells that
 *                 converge and that diverge
 * palette         the colours of the other quantities, from the least value to the greatest
 * axes            x and y: label, target, path, scale, values, start (whether there is a script of
 *                 {@link MapStart} for each value)
 * network         the specification of the network, before the cell's values are put into it
 * command         that records a cell's run, with the words COLUMN and ROW in it
 * </pre>
 */
public final class MapIndex {
  /** The script's path, relative to the gallery's root. */
  public static final String PATH = Gallery.ASSETS + "/map-data.js";

  /** What a command has in place of a cell's column, from 0. */
  public static final String COLUMN = "COLUMN";

  /** What a command has in place of a cell's row, from 0 at the bottom. */
  public static final String ROW = "ROW";

  /**
   * Of viridis, which is even to the eye and ascends in lightness (Smith and van der Walt 2015).
   */
  private static final List<String> PALETTE =
      List.of(
          "#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30",
          "#fde725");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * For a map.
   *
   * @param tiles its cells
   * @param converged the key of the quantity that says whether a cell converges
   * @param measure the key of the convergence measure
   * @param convergedColours of cells that converge, by their measure
   * @param divergedColours of the others
   * @param x the axis from left to right
   * @param y the axis from bottom to top
   * @param network the study's network before the axes' values are put into it
   * @param command the command that records a cell's run, with {@value #COLUMN} and {@value #ROW}
   * @throws IllegalArgumentException where an axis has another number of values than the map, or a
   *     key is that of no quantity
   */
  public MapIndex(
      MapTiles tiles,
      String converged,
      String measure,
      MeasureColours convergedColours,
      MeasureColours divergedColours,
      PageAxis x,
      PageAxis y,
      NetworkSpec network,
      String command) {
    if (x.values().size() != tiles.columns() || y.values().size() != tiles.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d × %d values of the axes for %d × %d cells",
              x.values().size(),
              y.values().size(),
              tiles.columns(),
              tiles.rows()));
    }
    for (String key : List.of(converged, measure)) {
      if (!tiles.has(key)) {
        throw new IllegalArgumentException("no quantity has the key " + key);
      }
    }
    fields.put("columns", tiles.columns());
    fields.put("rows", tiles.rows());
    fields.put("side", MapTiles.SIDE);
    fields.put("levels", tiles.levels());
    fields.put("quantities", tiles.describe());
    fields.put("converged", converged);
    fields.put(
        "measure",
        Map.of("key", measure, "converged", of(convergedColours), "diverged", of(divergedColours)));
    fields.put("palette", PALETTE);
    fields.put("axes", List.of(of(x), of(y)));
    fields.put("network", json(Canonical.json(network)));
    fields.put("command", command);
  }

  /** The script's bytes. */
  public byte[] bytes() {
    return DataScript.of("uncoilMap", "index", fields);
  }

  private static Map<String, Object> of(MeasureColours colours) {
    // JSON has no infinity, and beyond the last bound the colour is the same
    List<Double> bounds =
        colours.bounds().stream().map(bound -> Math.min(bound, Double.MAX_VALUE)).toList();
    return Map.of("colours", colours.colours(), "bounds", bounds);
  }

  private static Map<String, Object> of(PageAxis axis) {
    return Map.of(
        "label", DataScript.shown(axis.label()),
        "target", axis.target().label(),
        "path", axis.path(),
        "scale", axis.scale().label(),
        "values", axis.values().stream().map(MapIndex::json).toList(),
        "start", axis.changesStart());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + text, e);
    }
  }
}
