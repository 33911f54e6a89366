package org.uncoil.pipeline.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.PrincipalAxes;
import org.uncoil.probe.LinearRule;
import org.uncoil.probe.LogisticRegression;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.probe.plane.PlaneRule;
import org.uncoil.store.row.run.ProbeRow;

/**
 * What one logistic regression is fitted to: some representation of a dataset's points.
 *
 * @param datasetId the dataset
 * @param dataset its labels and which points are test points
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

  /**
   * The regression's row in {@code probes}. Where a line separates two classes, the weights would
   * grow without end towards the line of the widest margin, and that is the regression's.
   */
  public ProbeRow row() {
    int[] train = dataset.trainPoints();
    boolean plane = points.get(0).length == 2;
    LinearSeparability judged = plane ? separability() : null;
    Optional<PlaneRule> widest = plane ? judged.widest() : Optional.empty();
    LinearRule rule =
        widest
            .map(PlaneRule::inSpace)
            .orElseGet(
                () ->
                    LogisticRegression.fit(
                        Arrays.stream(train).mapToObj(points::get).toList(),
                        Arrays.stream(train).map(dataset::label).toArray(),
                        dataset.classes()));
    boolean two = dataset.classes() == 2;
    // rules are not compared on an embedding that is a point: each has one class for all of it
    boolean compared = lastLayer != null && !isPoint(axis(0), axis(1));
    return new ProbeRow(
        datasetId,
        runId,
        probe,
        points.get(0).length,
        accuracy(rule, false),
        accuracy(rule, true),
        two ? rule.weights().get(1) : rule.weights().stream().flatMap(List::stream).toList(),
        two ? List.of(rule.intercepts().get(1)) : rule.intercepts(),
        plane ? judged.separable() : null,
        compared ? agreement(rule, false) : null,
        compared ? agreement(rule, true) : null,
        compared && two ? angle(PlaneRule.of(rule), PlaneRule.of(lastLayer)) : null);
  }

  /** Whether all of an embedding falls together, but for rounding. */
  static boolean isPoint(Floats x, Floats y) {
    return PrincipalAxes.of(x, y).shape(x.size()) == PrincipalAxes.Shape.POINT;
  }

  /** The angle between the lines of two rules; null where one has no line. */
  static Double angle(PlaneRule one, PlaneRule other) {
    OptionalDouble angle = PlaneRule.angle(one, other);
    return angle.isPresent() ? angle.getAsDouble() : null;
  }

  private LinearSeparability separability() {
    List<int[]> members = new ArrayList<>();
    for (int c = 0; c < dataset.classes(); c++) {
      int own = c;
      members.add(
          Arrays.stream(dataset.trainPoints()).filter(p -> dataset.label(p) == own).toArray());
    }
    return LinearSeparability.of(axis(0), axis(1), members, Optional.empty());
  }

  /** What is probed of two features was stored as floats: nothing is lost. */
  private Floats axis(int feature) {
    float[] values = new float[points.size()];
    for (int point = 0; point < values.length; point++) {
      values[point] = (float) points.get(point)[feature];
    }
    return Floats.of(values);
  }

  private double accuracy(LinearRule rule, boolean isTest) {
    return share(isTest, point -> rule.classify(points.get(point)) == dataset.label(point));
  }

  private double agreement(LinearRule rule, boolean isTest) {
    return share(isTest, point -> rule.classify(points.get(point)) == decisions.get(point));
  }

  private double share(boolean isTest, IntPredicate holds) {
    int[] asked =
        IntStream.range(0, dataset.size()).filter(p -> dataset.isTest(p) == isTest).toArray();
    return asked.length == 0
        ? Double.NaN
        : (double) Arrays.stream(asked).filter(holds).count() / asked.length;
  }
}
