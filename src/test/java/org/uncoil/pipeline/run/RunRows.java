package org.uncoil.pipeline.run;

import java.util.List;
import java.util.Locale;
import org.uncoil.gallery.RunCard;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RunId;
import org.uncoil.testing.Samples;

/** Runs to test with. */
public final class RunRows {
  private RunRows() {}

  /** A trained run of which only its identity, dataset, activation and accuracy matter. */
  public static StudyRun trained(String run, String dataset, String activation, double accuracy) {
    NetworkSpec network =
        Samples.network(
            List.of(4),
            Activation.valueOf(activation.toUpperCase(Locale.ROOT)),
            Samples.adam(),
            10);
    RunPlan plan =
        new RunPlan(run, dataset, dataset, 2, 2, network, 1, 1, 1, 1, 1, "spiral-tanh-seed0");
    return new StudyRun(
        plan,
        new RunRow(
            run, dataset, "n", 1, "trained", "", 10, 0.1, accuracy, 0.1, accuracy, null, 1,
            "vector", "cpu", "0", "p", 1, "here"));
  }

  /** A run's row of which only its identity and place matter. */
  public static RunRow trained(String run, String part) {
    return row(run, "d", "n", 0, part);
  }

  /** The row of a planned run, of which only its place matters beside. */
  public static RunRow trained(RunPlan plan, String part) {
    return row(plan.runId(), plan.datasetId(), RunId.of(plan.network()), plan.seed(), part);
  }

  private static RunRow row(String run, String dataset, String network, long seed, String part) {
    return new RunRow(
        run, dataset, network, seed, "trained", "", 4, 0.1, 0.9, 0.2, 0.8, null, 9, "vector", "cpu",
        "1", part, 1, "here");
  }

  /** The plan of a run that the gallery shows. */
  public static RunPlan trained(RunCard run, double learningRate) {
    NetworkSpec network =
        Samples.network(
            List.of(4),
            Activation.valueOf(run.activation().toUpperCase(Locale.ROOT)),
            Samples.adam(),
            60,
            learningRate,
            0,
            0);
    return new RunPlan(
        run.runId(),
        run.dataset(),
        run.dataset(),
        2,
        2,
        network,
        run.seed(),
        1,
        1,
        1,
        1,
        "spiral-tanh-seed0");
  }
}
