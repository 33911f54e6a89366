package org.uncoil.statistics.phase;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.uncoil.setting.Checks;
import org.uncoil.statistics.interval.Confidence;
import org.uncoil.statistics.interval.Interval;

/**
 * A logistic model of a phase diagram: P(success at x) = 1/(1 + exp(−β₀ − β·x)). Where it is one
 * half, success turns into failure: a point on one axis, a line over two, a plane over three.
 *
 * <p>The coefficients are the maximum-likelihood ones, fitted elsewhere; their covariance is the
 * inverse of Fisher's information, Σ nᵢ pᵢ (1 − pᵢ) (1, xᵢ)(1, xᵢ)ᵀ over the cells (McCullagh,
 * Nelder: Generalized Linear Models, 2nd edition, 1989, page 116). Where the cells are parted
 * without error the coefficients grow without end, and nothing here means anything: {@link
 * #determined} says so.
 */
public final class LogisticSurface {
  private final double[] coefficients; // the intercept first
  private final RealMatrix covariance;
  private final boolean determined;

  /**
   * A fitted model.
   *
   * @param intercept β₀
   * @param slopes β, one per axis
   * @param cells what it was fitted to
   */
  public LogisticSurface(double intercept, List<Double> slopes, List<PhaseCell> cells) {
    Checks checks = new Checks();
    checks.that(!cells.isEmpty(), "cells", cells, "must be at least one");
    for (PhaseCell cell : cells) {
      checks.that(
          cell.at().size() == slopes.size(),
          "cells",
          cell.at(),
          "must have one value for each of the " + slopes.size() + " slopes");
    }
    checks.done();
    coefficients = new double[slopes.size() + 1];
    coefficients[0] = intercept;
    for (int i = 0; i < slopes.size(); i++) {
      coefficients[i + 1] = slopes.get(i);
    }
    SingularValueDecomposition information = new SingularValueDecomposition(information(cells));
    determined = information.getRank() == coefficients.length && overlap(cells);
    covariance = information.getSolver().getInverse();
  }

  private RealMatrix information(List<PhaseCell> cells) {
    RealMatrix sum = new Array2DRowRealMatrix(coefficients.length, coefficients.length);
    for (PhaseCell cell : cells) {
      RealVector row = row(cell.at());
      double p = probability(cell.at());
      sum = sum.add(row.outerProduct(row).scalarMultiply(cell.trials() * p * (1 - p)));
    }
    return sum;
  }

  /** Whether the model errs at all: one that parts the cells without error is no estimate. */
  private boolean overlap(List<PhaseCell> cells) {
    return cells.stream()
        .anyMatch(
            cell -> {
              boolean high = probability(cell.at()) > 0.5;
              return high ? cell.successes() < cell.trials() : cell.successes() > 0;
            });
  }

  private static RealVector row(List<Double> at) {
    double[] row = new double[at.size() + 1];
    row[0] = 1;
    for (int i = 0; i < at.size(); i++) {
      row[i + 1] = at.get(i);
    }
    return new ArrayRealVector(row, false);
  }

  /** The probability of success. */
  public double probability(List<Double> at) {
    return 1 / (1 + StrictMath.exp(-row(at).dotProduct(new ArrayRealVector(coefficients, false))));
  }

  /** Whether the data determine the coefficients: intervals are NaN where they do not. */
  public boolean determined() {
    return determined;
  }

  /** How the log odds change along an axis, the first of which is 0. */
  public double slope(int axis) {
    return coefficients[axis + 1];
  }

  /** Of two coefficients, the intercept being the first. */
  double covariance(int one, int other) {
    return covariance.getEntry(one, other);
  }

  /**
   * Where along one axis success turns into failure, x* = −(β₀ + Σ βⱼxⱼ)/βᵢ; with the standard
   * error of the delta method, √(gᵀ C g)/|βᵢ| for g = (1, x) with x* in its place (Finney: Probit
   * Analysis, 3rd edition, 1971, page 78). It may lie beyond all cells; infinite where the axis has
   * no influence.
   *
   * @param axis which, from 0
   * @param at the other axes' values; what stands in the place of this one does not count
   */
  public Interval critical(int axis, List<Double> at, Confidence confidence) {
    new Checks()
        .range("axis", axis, 0, coefficients.length - 2)
        .that(at.size() == coefficients.length - 1, "at", at, "must have a value along each axis")
        .done();
    double slope = coefficients[axis + 1];
    RealVector row = row(at);
    row.setEntry(axis + 1, 0);
    double critical = -row.dotProduct(new ArrayRealVector(coefficients, false)) / slope;
    if (!determined || !Double.isFinite(critical)) {
      return new Interval(critical, Double.NaN, Double.NaN);
    }
    row.setEntry(axis + 1, critical);
    double variance = covariance.preMultiply(row).dotProduct(row) / (slope * slope);
    double reach = confidence.deviations() * Math.sqrt(variance);
    return new Interval(critical, critical - reach, critical + reach);
  }
}
