package org.uncoil.pipeline.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.InputPlane;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.probe.FeatureMap;
import org.uncoil.probe.FeatureSpace;

/** A dataset with what the measures of all its runs share. */
final class MeasuredDataset {
  /** Vertices along each side of the lattice on which maps are looked at. */
  private static final int SIDE = 32;

  private static final double MARGIN = 0.05;

  private final Dataset dataset;
  private final float[] features;
  private final InputPlane plane;
  private final float[] lattice;
  private final Map<FeatureMap, FeatureSpace> spaces = new EnumMap<>(FeatureMap.class);

  MeasuredDataset(Dataset dataset) {
    this.dataset = dataset;
    this.features = dataset.features();
    this.plane = InputPlane.of(dataset);
    AxisLimits limits = AxisLimits.robust(plane.x(), plane.y(), 1, MARGIN);
    this.lattice = new RegularGrid(limits, SIDE, SIDE).positions();
    List<double[]> points = new ArrayList<>();
    for (int point = 0; point < dataset.size(); point++) {
      double[] coordinates = new double[dataset.dimensions()];
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d] = dataset.feature(point, d);
      }
      points.add(coordinates);
    }
    for (FeatureMap map : FeatureMap.values()) {
      if (map.suits(dataset.dimensions())) {
        spaces.put(map, new FeatureSpace(points, map));
      }
    }
  }

  Dataset dataset() {
    return dataset;
  }

  /** Points × dimensions. */
  float[] features() {
    return features;
  }

  InputPlane plane() {
    return plane;
  }

  /** Positions of the plane × 2. */
  float[] lattice() {
    return lattice;
  }

  /** What each suitable feature gives. */
  Map<FeatureMap, FeatureSpace> spaces() {
    return spaces;
  }
}
