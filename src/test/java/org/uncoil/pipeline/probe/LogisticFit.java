package org.uncoil.pipeline.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.uncoil.probe.LinearRule;

/**
 * MLlib's logistic regression on one dataset: binomial for two classes, multinomial for more,
 * without regularisation, so that it separates what a line can separate.
 */
final class LogisticFit {
  // on separable points the weights grow without end; the line has long settled by then
  private static final int MOST_ITERATIONS = 100;
  private static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            new StructField("features", SQLDataTypes.VectorType(), false, Metadata.empty()),
            new StructField("label", DataTypes.DoubleType, false, Metadata.empty())
          });

  private LogisticFit() {}

  /**
   * Fits.
   *
   * @param points one per row
   * @param labels one per point, each of 0 to classes − 1 at least once
   */
  static LinearRule fit(SparkSession spark, List<double[]> points, int[] labels, int classes) {
    List<Row> rows = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      rows.add(RowFactory.create(Vectors.dense(points.get(i)), (double) labels[i]));
    }
    LogisticRegressionModel model =
        new LogisticRegression()
            .setMaxIter(MOST_ITERATIONS)
            .setFamily(classes == 2 ? "binomial" : "multinomial")
            // one partition: the order of the sums, and so the last bits, must not depend on the
            // number of cores
            .fit(spark.createDataFrame(rows, SCHEMA).coalesce(1));
    return classes == 2 ? binomial(model) : multinomial(model);
  }

  private static LinearRule binomial(LogisticRegressionModel model) {
    List<Double> weights = boxed(model.coefficients().toArray());
    return new LinearRule(
        List.of(Collections.nCopies(weights.size(), 0.0), weights),
        List.of(0.0, model.intercept()));
  }

  private static LinearRule multinomial(LogisticRegressionModel model) {
    Matrix matrix = model.coefficientMatrix();
    List<List<Double>> weights = new ArrayList<>();
    for (int c = 0; c < matrix.numRows(); c++) {
      List<Double> row = new ArrayList<>();
      for (int i = 0; i < matrix.numCols(); i++) {
        row.add(matrix.apply(c, i));
      }
      weights.add(row);
    }
    return new LinearRule(weights, boxed(model.interceptVector().toArray()));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
