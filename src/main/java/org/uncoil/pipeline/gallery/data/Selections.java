package org.uncoil.pipeline.gallery.data;

import java.util.List;
import java.util.function.Predicate;
import org.uncoil.gallery.drawing.RunSelection;

/** Where the runs behind marks are. */
public final class Selections {
  private static final String ACTIVATION = "activation";
  private static final String DATASET = "dataset";
  private static final String STATUS = "status";

  private Selections() {}

  /** All runs that are compared: those that did not fail. */
  public static RunSelection compared() {
    return RunSelection.all().with(STATUS, "trained").with(STATUS, "diverged");
  }

  /** Those of an activation, on a dataset or, where that is empty, on all. */
  public static RunSelection compared(String activation, String dataset) {
    return onDataset(compared().with(ACTIVATION, activation), dataset);
  }

  /** All runs on a dataset; all runs where that is empty. */
  public static RunSelection of(String dataset) {
    return onDataset(RunSelection.all(), dataset);
  }

  private static RunSelection onDataset(RunSelection selection, String dataset) {
    return dataset.isEmpty() ? selection : selection.with(DATASET, dataset);
  }

  /** Runs named one by one; there must be one. */
  public static RunSelection of(List<PublishedRun> runs, Predicate<PublishedRun> which) {
    return RunSelection.of(runs.stream().filter(which).map(PublishedRun::runId).toList());
  }
}
