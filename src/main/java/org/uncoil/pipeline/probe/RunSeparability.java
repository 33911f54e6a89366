package org.uncoil.pipeline.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.Separation;
import org.uncoil.probe.plane.FollowedSeparability;
import org.uncoil.probe.plane.LinearSeparability;
import org.uncoil.probe.plane.PlaneRule;
import org.uncoil.probe.plane.PlaneScale;
import org.uncoil.probe.plane.RefittedRegression;
import org.uncoil.store.row.run.AfterRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;

/** Follows one run from epoch to epoch, in their order. */
final class RunSeparability {
  private final String runId;
  private final Dataset dataset;
  private final int[] labels;
  private final int[] train;
  private final int[] testPoints;
  private final FollowedSeparability separability;
  private final RefittedRegression regression;
  private int recorded;
  private int separable;
  private Separation separation = Separation.UNKNOWN;
  private double widest;

  RunSeparability(String runId, Dataset dataset) {
    this.runId = runId;
    this.dataset = dataset;
    this.labels = dataset.labels();
    this.train = dataset.trainPoints();
    this.testPoints = IntStream.range(0, dataset.size()).filter(dataset::isTest).toArray();
    this.separability =
        new FollowedSeparability(
            IntStream.range(0, dataset.classes())
                .mapToObj(c -> Arrays.stream(train).filter(point -> labels[point] == c).toArray())
                .toList());
    this.regression = new RefittedRegression(train, labels, dataset.classes());
  }

  /** Measures the next epoch. */
  SeparabilityRow next(EpochRow figures, AfterRow embedding) {
    Floats x = embedding.after1();
    Floats y = embedding.after2();
    PlaneRule lastLayer = PlaneRule.of(new LastLayer(figures.lastLayer()));
    LinearSeparability judged = separability.next(x, y, Optional.of(lastLayer));
    // the regression's weights would grow without end towards the line of the widest margin
    PlaneRule refit = judged.widest().orElseGet(() -> regression.next(x, y));
    double margin = 0;
    if (judged.separable()) {
      // a single class has no other to be apart from
      margin =
          Double.isInfinite(judged.margin())
              ? Double.NaN
              : judged.margin() / PlaneScale.of(x, y, train).spread();
    }
    note(figures.epoch(), judged.separable(), margin);
    // each rule has one class for all of a point, and which one is chance
    boolean compared = !ProbeSubject.isPoint(x, y);
    int[] own = lastLayer.classify(x, y);
    int[] decisions = refit.classify(x, y);
    return new SeparabilityRow(
        runId,
        figures.epoch(),
        judged.separable() ? 1 : accuracy(decisions, train),
        accuracy(decisions, testPoints),
        judged.separable(),
        margin,
        compared ? agreement(own, decisions, train) : null,
        compared && testPoints.length > 0 ? agreement(own, decisions, testPoints) : null,
        compared && dataset.classes() == 2 ? ProbeSubject.angle(refit, lastLayer) : null);
  }

  private void note(int epoch, boolean apart, double margin) {
    recorded++;
    separation = separation.embedding(epoch, apart);
    if (apart) {
      separable++;
      widest = Double.isNaN(margin) ? widest : Math.max(widest, margin);
    }
  }

  /** What the epochs so far add up to. */
  SeparationRow summary() {
    return new SeparationRow(
        runId,
        recorded,
        separable,
        separation.firstSeparable(),
        separation.separableFrom(),
        widest);
  }

  private double accuracy(int[] decisions, int[] points) {
    return agreement(labels, decisions, points);
  }

  private static double agreement(int[] one, int[] other, int[] points) {
    return points.length == 0
        ? Double.NaN
        : (double) Arrays.stream(points).filter(point -> one[point] == other[point]).count()
            / points.length;
  }
}
