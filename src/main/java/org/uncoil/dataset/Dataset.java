package org.uncoil.dataset;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A dataset ready to train on: scaled points, their classes, and which of them are test points.
 * Immutable: nobody gets hold of its arrays but through copies.
 */
public final class Dataset {
  private final String name;
  private final List<String> featureNames;
  private final List<String> classNames;
  private final float[] features;
  private final int[] labels;
  private final boolean[] isTest;

  /**
   * Copies what it is given.
   *
   * @param name what the reports call it
   * @param featureNames one per input dimension
   * @param classNames one per class; a label is an index into it
   * @param features points × dimensions, row by row, scaled
   * @param labels one per point
   * @param isTest one per point: true where training must not see it
   */
  public Dataset(
      String name,
      List<String> featureNames,
      List<String> classNames,
      float[] features,
      int[] labels,
      boolean[] isTest) {
    if (features.length != labels.length * featureNames.size() || isTest.length != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "dataset %s: %d feature values and %d test marks for %d labels of %d features",
              name,
              features.length,
              isTest.length,
              labels.length,
              featureNames.size()));
    }
    for (int label : labels) {
      if (label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "dataset %s: label %d, but there are %d classes",
                name,
                label,
                classNames.size()));
      }
    }
    this.name = name;
    this.featureNames = List.copyOf(featureNames);
    this.classNames = List.copyOf(classNames);
    this.features = features.clone();
    this.labels = labels.clone();
    this.isTest = isTest.clone();
  }

  /** {@return what the study calls it} */
  public String name() {
    return name;
  }

  /** {@return a name for each input dimension} */
  public List<String> featureNames() {
    return featureNames;
  }

  /** {@return a name for each class, in the order of the labels} */
  public List<String> classNames() {
    return classNames;
  }

  /** {@return number of points} */
  public int size() {
    return labels.length;
  }

  /** {@return number of input dimensions} */
  public int dimensions() {
    return featureNames.size();
  }

  /** {@return number of classes} */
  public int classes() {
    return classNames.size();
  }

  /**
   * One coordinate of one point, as the network sees it: scaled, where the study says so.
   *
   * @param point from 0 to {@link #size} − 1
   * @param dimension from 0 to {@link #dimensions} − 1
   * @return the coordinate
   */
  public float feature(int point, int dimension) {
    return features[point * dimensions() + dimension];
  }

  /**
   * One point's class.
   *
   * @param point from 0 to {@link #size} − 1
   * @return from 0 to {@link #classes} − 1
   */
  public int label(int point) {
    return labels[point];
  }

  /**
   * Whether training must not see this point.
   *
   * @param point from 0 to {@link #size} − 1
   * @return true where it is a test point
   */
  public boolean isTest(int point) {
    return isTest[point];
  }

  /** {@return a copy of all features, points × dimensions, row by row} */
  public float[] features() {
    return features.clone();
  }

  /** {@return a copy of all labels, one per point} */
  public int[] labels() {
    return labels.clone();
  }

  /** {@return a copy of the held-out marks, one per point} */
  public boolean[] isTest() {
    return isTest.clone();
  }

  /** {@return the points that training sees, in order} */
  public int[] trainPoints() {
    return IntStream.range(0, size()).filter(p -> !isTest[p]).toArray();
  }
}
