package org.uncoil.pipeline.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.store.ProbeRow;

/**
 * What one logistic regression is fitted to: some representation of a dataset's points.
 *
 * @param datasetId the dataset
 * @param dataset its labels and which points are held out
 * @param runId the run whose embedding it is; empty for the input
 * @param probe what the representation is called
 * @param points one row per point of the dataset, in its order
 * @param decisions the class that the run's own last layer gives to each point; empty for the input
 * @param lastLayer the run's last layer; null for the input
 */
public record ProbeSubject(
    String datasetId,
    Dataset dataset,
    String runId,
    String probe,
    List<double[]> points,
    List<Integer> decisions,
    LastLayer lastLayer) {

  /** What fits a logistic regression. */
  @FunctionalInterface
  public interface Fitter {
    LinearRule fit(List<double[]> points, int[] labels, int classes);
  }

  /** The regression's row in {@code probes}. */
  public ProbeRow row(Fitter fitter) {
    int[] train = dataset.trainPoints();
    LinearRule rule =
        fitter.fit(
            Arrays.stream(train).mapToObj(points::get).toList(),
            Arrays.stream(train).map(dataset::label).toArray(),
            dataset.classes());
    boolean two = dataset.classes() == 2;
    return new ProbeRow(
        datasetId,
        runId,
        probe,
        points.get(0).length,
        accuracy(rule, false),
        accuracy(rule, true),
        two ? rule.weights().get(1) : rule.weights().stream().flatMap(List::stream).toList(),
        two ? rule.intercepts().subList(1, 2) : rule.intercepts(),
        points.get(0).length == 2 ? separable() : null,
        decisions.isEmpty() ? null : agreement(rule, false),
        decisions.isEmpty() ? null : agreement(rule, true),
        two && lastLayer != null ? LinearRule.angle(rule, rule(lastLayer)) : null);
  }

  private boolean separable() {
    List<int[]> members = new ArrayList<>();
    for (int c = 0; c < dataset.classes(); c++) {
      int own = c;
      members.add(
          Arrays.stream(dataset.trainPoints()).filter(p -> dataset.label(p) == own).toArray());
    }
    return LinearSeparability.of(axis(0), axis(1), members, Optional.empty()).separable();
  }

  /** What is probed of two features was stored as floats: nothing is lost. */
  private Floats axis(int feature) {
    float[] values = new float[points.size()];
    for (int point = 0; point < values.length; point++) {
      values[point] = (float) points.get(point)[feature];
    }
    return Floats.of(values);
  }

  private double accuracy(LinearRule rule, boolean heldOut) {
    return share(heldOut, point -> rule.classify(points.get(point)) == dataset.label(point));
  }

  private double agreement(LinearRule rule, boolean heldOut) {
    return share(heldOut, point -> rule.classify(points.get(point)) == decisions.get(point));
  }

  private double share(boolean heldOut, IntPredicate holds) {
    int[] asked =
        IntStream.range(0, dataset.size()).filter(p -> dataset.heldOut(p) == heldOut).toArray();
    return asked.length == 0
        ? Double.NaN
        : (double) Arrays.stream(asked).filter(holds).count() / asked.length;
  }

  private static LinearRule rule(LastLayer layer) {
    List<List<Double>> weights = new ArrayList<>();
    List<Double> intercepts = new ArrayList<>();
    for (int c = 0; c < layer.classes(); c++) {
      double bias = layer.logit(c, 0, 0);
      weights.add(List.of(layer.logit(c, 1, 0) - bias, layer.logit(c, 0, 1) - bias));
      intercepts.add(bias);
    }
    return new LinearRule(weights, intercepts);
  }
}
