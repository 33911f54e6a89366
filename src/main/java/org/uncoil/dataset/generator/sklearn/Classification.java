package org.uncoil.dataset.generator.sklearn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.generator.Draws;
import org.uncoil.dataset.generator.SourceChecks;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Setting;

/**
 * scikit-learn's make_classification (Guyon 2003): clusters around distinct vertices of a hypercube
 * at ±{@code classSep}, each N(0, I)·A with A from U(−1, 1); redundant coordinates are
 * informative·B with B from U(−1, 1); useless ones are N(0, 1); a share of the labels is drawn
 * anew.
 */
public record Classification(
    @Setting(value = "total number of points", or = "1000") int points,
    @Setting(value = "number of classes, 2 to 100", or = "2") int classes,
    @Setting(value = "clusters of each class, ≥ 1", or = "2") @Alias("clusters")
        int clustersPerClass,
    @Setting(value = "informative coordinates, 1 to 20", or = "2") int informative,
    @Setting(value = "coordinates that are linear in the informative ones, 0 to 100000", or = "2")
        int redundant,
    @Setting(value = "coordinates of pure noise, 0 to 100000", or = "0") int useless,
    @Setting(value = "half the edge length of the hypercube, > 0", or = "1") @Alias("separation")
        double classSep,
    @Setting(value = "share of labels replaced by random ones, in [0, 1]", or = "0.01")
        @Alias("flipped")
        double flipY)
    implements Generator {
  private static final int MOST_DIMENSIONS = 100_000;

  public Classification {
    SourceChecks checks = new SourceChecks();
    checks.classesAndPoints(classes, points);
    checks.that(
        clustersPerClass >= 1, "clusters-per-class", clustersPerClass, "must be at least 1");
    checks.range("informative", informative, 1, 20);
    checks
        .given("classes", "clusters-per-class", "informative")
        .that(
            (long) classes * clustersPerClass <= 1L << informative,
            "clusters-per-class",
            clustersPerClass,
            String.format(
                Locale.ROOT,
                "with %d classes needs more vertices than the 2^%d of the informative coordinates",
                classes,
                informative));
    checks.range("redundant", redundant, 0, MOST_DIMENSIONS);
    checks.range("useless", useless, 0, MOST_DIMENSIONS);
    checks.positive("class-sep", classSep);
    checks.that(flipY >= 0 && flipY <= 1, "flip-y", flipY, "must lie in [0, 1]");
    checks.done();
  }

  @Override
  public int dimensions() {
    return informative + redundant + useless;
  }

  @Override
  public PointSet generate(UniformRandomProvider random) {
    Draws draws = new Draws(random);
    int groups = classes * clustersPerClass;
    List<Integer> vertices = new ArrayList<>();
    for (int vertex = 0; vertex < 1 << informative; vertex++) {
      vertices.add(vertex);
    }
    ListSampler.shuffle(random, vertices);
    double[][][] shapes = new double[groups][][];
    for (int group = 0; group < groups; group++) {
      shapes[group] = matrix(draws, informative, informative);
    }
    double[][] mixture = matrix(draws, informative, redundant);
    PointSet.Builder builder = PointSet.Builder.ofDimensions(informative + redundant + useless);
    for (int i = 0; i < points; i++) {
      int group = i % groups;
      double[] point = new double[informative + redundant + useless];
      double[] core = times(normals(draws, informative), shapes[group]);
      for (int d = 0; d < informative; d++) {
        boolean high = (vertices.get(group) >> d & 1) == 1;
        core[d] += high ? classSep : -classSep;
      }
      System.arraycopy(core, 0, point, 0, informative);
      System.arraycopy(times(core, mixture), 0, point, informative, redundant);
      System.arraycopy(normals(draws, useless), 0, point, informative + redundant, useless);
      boolean flip = draws.uniform(0, 1) < flipY;
      builder.add(flip ? draws.index(classes) : group % classes, point);
    }
    return builder.build(classes);
  }

  private static double[][] matrix(Draws draws, int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = draws.uniform(-1, 1);
      }
    }
    return matrix;
  }

  private static double[] normals(Draws draws, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = draws.normal(1);
    }
    return values;
  }

  private static double[] times(double[] row, double[][] matrix) {
    double[] product = new double[matrix[0].length];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += row[i] * matrix[i][j];
      }
    }
    return product;
  }
}
