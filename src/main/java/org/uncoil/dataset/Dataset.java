package org.uncoil.dataset;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A dataset ready to train on: scaled points, their classes, and which of them are held out.
 * Immutable: nobody gets hold of its arrays but through copies.
 */
public final class Dataset {
  private final String name;
  private final List<String> featureNames;
  private final List<String> classNames;
  private final float[] features;
  private final int[] labels;
  private final boolean[] heldOut;

  /**
   * Copies what it is given.
   *
   * @param name what the reports call it
   * @param featureNames one per input dimension
   * @param classNames one per class; a label is an index into it
   * @param features points × dimensions, row by row, scaled
   * @param labels one per point
   * @param heldOut one per point: true where training must not see it
   */
  public Dataset(
      String name,
      List<String> featureNames,
      List<String> classNames,
      float[] features,
      int[] labels,
      boolean[] heldOut) {
    if (features.length != labels.length * featureNames.size() || heldOut.length != labels.length) {
      throw new IllegalArgumentException(
          "dataset %s: %d feature values and %d held-out marks for %d labels of %d features"
              .formatted(
                  name, features.length, heldOut.length, labels.length, featureNames.size()));
    }
    for (int label : labels) {
      if (label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "dataset %s: label %d, but there are %d classes"
                .formatted(name, label, classNames.size()));
      }
    }
    this.name = name;
    this.featureNames = List.copyOf(featureNames);
    this.classNames = List.copyOf(classNames);
    this.features = features.clone();
    this.labels = labels.clone();
    this.heldOut = heldOut.clone();
  }

  public String name() {
    return name;
  }

  public List<String> featureNames() {
    return featureNames;
  }

  public List<String> classNames() {
    return classNames;
  }

  /** Number of points. */
  public int size() {
    return labels.length;
  }

  /** Number of input dimensions. */
  public int dimensions() {
    return featureNames.size();
  }

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** One coordinate of one point. */
  public float feature(int point, int dimension) {
    return features[point * dimensions() + dimension];
  }

  /** One point's class. */
  public int label(int point) {
    return labels[point];
  }

  /** Whether training must not see this point. */
  public boolean heldOut(int point) {
    return heldOut[point];
  }

  /** A copy of all features, points × dimensions, row by row. */
  public float[] features() {
    return features.clone();
  }

  /** A copy of all labels. */
  public int[] labels() {
    return labels.clone();
  }

  /** A copy of the held-out marks. */
  public boolean[] heldOut() {
    return heldOut.clone();
  }

  /** The points that training sees, in order. */
  public int[] trainPoints() {
    return IntStream.range(0, size()).filter(p -> !heldOut[p]).toArray();
  }
}
