package org.uncoil.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Points with labels as generated or imported: not scaled, not split. Immutable. */
public final class PointSet {
  private final List<String> featureNames;
  private final List<String> classNames;
  private final double[] coordinates;
  private final int[] labels;

  private PointSet(
      List<String> featureNames, List<String> classNames, double[] coordinates, int[] labels) {
    this.featureNames = List.copyOf(featureNames);
    this.classNames = List.copyOf(classNames);
    this.coordinates = coordinates;
    this.labels = labels;
  }

  /** Names of the dimensions. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** Names of the classes, in the order of their labels. */
  public List<String> classNames() {
    return classNames;
  }

  /** Number of points. */
  public int size() {
    return labels.length;
  }

  /** Number of dimensions. */
  public int dimensions() {
    return featureNames.size();
  }

  /** One coordinate of one point. */
  public double coordinate(int point, int dimension) {
    return coordinates[point * dimensions() + dimension];
  }

  /** One point's class. */
  public int label(int point) {
    return labels[point];
  }

  /** Points of each class. */
  public List<Integer> classCounts() {
    int[] counts = new int[classNames.size()];
    for (int label : labels) {
      counts[label]++;
    }
    return IntStream.of(counts).boxed().toList();
  }

  /** Collects points one by one. */
  public static final class Builder {
    private final List<String> featureNames;
    private final List<double[]> points = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    /** For points of these dimensions. */
    public Builder(List<String> featureNames) {
      this.featureNames = List.copyOf(featureNames);
    }

    /** For generated points, whose coordinates are called x1, x2, …. */
    public static Builder ofDimensions(int dimensions) {
      return new Builder(IntStream.rangeClosed(1, dimensions).mapToObj(d -> "x" + d).toList());
    }

    /** Adds a point. */
    public Builder add(int label, double... coordinates) {
      if (coordinates.length != featureNames.size()) {
        throw new IllegalArgumentException(
            coordinates.length + " coordinates for " + featureNames.size() + " dimensions");
      }
      points.add(coordinates.clone());
      labels.add(label);
      return this;
    }

    /** Number of points so far. */
    public int size() {
      return points.size();
    }

    /** With these classes. */
    public PointSet build(List<String> classNames) {
      double[] all = new double[points.size() * featureNames.size()];
      for (int i = 0; i < points.size(); i++) {
        System.arraycopy(points.get(i), 0, all, i * featureNames.size(), featureNames.size());
      }
      return new PointSet(
          featureNames, classNames, all, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** With so many classes, called 0, 1, …. */
    public PointSet build(int classes) {
      return build(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }
  }
}
