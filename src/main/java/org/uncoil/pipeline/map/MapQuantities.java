package org.uncoil.pipeline.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.uncoil.gallery.map.MapQuantity;
import org.uncoil.gallery.map.MeasureColours;
import org.uncoil.gallery.map.Spacing;
import org.uncoil.render.map.MapColours;

/** The quantities of a cell that the page shows. */
final class MapQuantities {
  static final String CONVERGED = "converged";
  static final String CONVERGENCE = "convergence";

  private MapQuantities() {}

  static List<MapQuantity> of(StoredCells cells) {
    float[] converged = new float[cells.converged().length];
    for (int cell = 0; cell < converged.length; cell++) {
      converged[cell] = cells.converged()[cell] ? 1 : 0;
    }
    return List.of(
        new MapQuantity(
            CONVERGED, "training converges", MapQuantity.Format.YES_NO, Spacing.LINEAR, converged),
        new MapQuantity(
            CONVERGENCE,
            "convergence measure",
            MapQuantity.Format.NUMBER,
            Spacing.LOG,
            cells.convergence()),
        new MapQuantity(
            "train-loss",
            "training loss at the end",
            MapQuantity.Format.NUMBER,
            Spacing.LOG,
            cells.trainLoss()),
        new MapQuantity(
            "train-accuracy",
            "training accuracy at the end",
            MapQuantity.Format.PERCENT,
            Spacing.LINEAR,
            cells.trainAccuracy()),
        new MapQuantity(
            "separation-epoch",
            "separation epoch",
            MapQuantity.Format.WHOLE,
            Spacing.LINEAR,
            cells.separationEpoch()));
  }

  /** The picture's colours as the page takes them. */
  static MeasureColours colours(MapColours colours, boolean converged) {
    List<String> names =
        Arrays.stream(colours.colours(converged))
            .mapToObj(rgb -> String.format(Locale.ROOT, "#%06x", rgb))
            .toList();
    List<Double> bounds = new ArrayList<>();
    for (float bound : colours.bounds(converged)) {
      bounds.add((double) bound);
    }
    bounds.add(Double.POSITIVE_INFINITY);
    return new MeasureColours(names, bounds);
  }
}
