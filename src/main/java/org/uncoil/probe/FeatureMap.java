package org.uncoil.probe;

import java.util.Locale;

/**
 * The hand-crafted features that a logistic regression may be given beside the coordinates
 * themselves. In two dimensions these are the source article's; in more, what they generalise to.
 */
public enum FeatureMap {
  /** The coordinates alone. */
  RAW {
    @Override
    int extra(int dimensions) {
      return 0;
    }

    @Override
    void write(double[] point, double[] into, int from) {}
  },
  /** And each coordinate squared: x², y². */
  SQUARES {
    @Override
    int extra(int dimensions) {
      return dimensions;
    }

    @Override
    void write(double[] point, double[] into, int from) {
      for (int i = 0; i < point.length; i++) {
        into[from + i] = point[i] * point[i];
      }
    }
  },
  /**
   * And the product of each pair of coordinates: xy. Left out above {@link
   * #MOST_DIMENSIONS_FOR_PRODUCTS} dimensions.
   */
  PRODUCT {
    @Override
    int extra(int dimensions) {
      return dimensions * (dimensions - 1) / 2;
    }

    @Override
    void write(double[] point, double[] into, int from) {
      int next = from;
      for (int i = 0; i < point.length; i++) {
        for (int j = i + 1; j < point.length; j++) {
          into[next++] = point[i] * point[j];
        }
      }
    }

    @Override
    public boolean suits(int dimensions) {
      return dimensions >= 2 && dimensions <= MOST_DIMENSIONS_FOR_PRODUCTS;
    }
  },
  /** And the squared distance from the origin: x² + y². */
  RADIUS {
    @Override
    int extra(int dimensions) {
      return 1;
    }

    @Override
    void write(double[] point, double[] into, int from) {
      double sum = 0;
      for (double coordinate : point) {
        sum += coordinate * coordinate;
      }
      into[from] = sum;
    }
  },
  /** And the sine of each coordinate: sin x, sin y. */
  SINE {
    @Override
    int extra(int dimensions) {
      return dimensions;
    }

    @Override
    void write(double[] point, double[] into, int from) {
      for (int i = 0; i < point.length; i++) {
        into[from + i] = StrictMath.sin(point[i]);
      }
    }
  };

  /**
   * Pairs grow with the square of the dimensions; above this they would outnumber most datasets'
   * points.
   */
  public static final int MOST_DIMENSIONS_FOR_PRODUCTS = 16;

  abstract int extra(int dimensions);

  abstract void write(double[] point, double[] into, int from);

  /** Whether it is of use for points of so many dimensions. */
  public boolean suits(int dimensions) {
    return dimensions >= 1;
  }

  /** Number of features for points of so many dimensions, the coordinates included. */
  public int size(int dimensions) {
    return dimensions + extra(dimensions);
  }

  /** A point's features: its coordinates, then the hand-crafted ones. */
  public double[] apply(double[] point) {
    double[] features = new double[size(point.length)];
    System.arraycopy(point, 0, features, 0, point.length);
    write(point, features, point.length);
    return features;
  }

  /** What the tables and the reports call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
