package org.uncoil.pipeline.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.embedding.Convergence;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.map.MapIndex;
import org.uncoil.gallery.map.MapPage;
import org.uncoil.render.map.PictureAxis;
import org.uncoil.store.row.map.MapSummaryRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;
import org.uncoil.study.map.MapAxis;

/** What the picture and the pages of a map say. */
record MapTexts(StudySpec study, DatasetRow dataset, MapSummaryRow summary) {
  private static final String MEASURE =
      "A run converges if the mean training loss of its last "
          + Convergence.LAST
          + " epochs is less than the loss before training. The convergence measure is the mean over all epochs of the training loss divided by the loss before training; of a run that does not converge, the mean of the inverse. A smaller measure means that the loss falls, or grows, faster (Sohl-Dickstein 2024, arXiv 2402.06184). Colours are quantiles: each has the same number of cells.";

  String title() {
    return study.title();
  }

  /** The line below the picture's title. */
  String pictureNote() {
    return "%s · %s · %s".formatted(datasetText(), networkText(), cells());
  }

  PictureAxis x() {
    return scale(study.map().x());
  }

  PictureAxis y() {
    return scale(study.map().y());
  }

  private static PictureAxis scale(MapAxis axis) {
    return new PictureAxis(
        axis.label(),
        axis.value(0),
        axis.value(axis.steps() - 1),
        axis.steps(),
        axis.range().logarithmic());
  }

  private String cells() {
    return String.format(
        Locale.ROOT, "%,d × %,d networks", study.map().columns(), study.map().rows());
  }

  private String datasetText() {
    return String.format(Locale.ROOT, "%s, %,d points", dataset.name(), dataset.points());
  }

  private String networkText() {
    NetworkSpec network = study.networks().get(0);
    return String.format(
        Locale.ROOT,
        "%s, %s, %s, %,d epochs",
        network.architecture(dataset.dimensions(), dataset.classes()),
        network.activationLabel(),
        Canonical.kind((Record) network.optimizer()),
        network.epochs());
  }

  /** The command that records a cell's run in full, by the study in the output folder. */
  String command() {
    return "jobs/pipeline study.conf --cell %s,%s".formatted(MapIndex.COLUMN, MapIndex.ROW);
  }

  MapPage page() {
    return new MapPage(
        study.title(),
        study.description(),
        datasetText(),
        networkText(),
        numbers(),
        MEASURE,
        List.of(
            new Fact("Table of cells (Parquet)", "../tables/cells"),
            new Fact("The study", "../study.conf")));
  }

  private List<Fact> numbers() {
    long all = study.map().cells();
    List<Fact> numbers = new ArrayList<>();
    numbers.add(new Fact("Cells", cells()));
    numbers.add(new Fact("Training converges", share(summary.converged(), all)));
    numbers.add(
        new Fact("Embedding linearly separable at the end", share(summary.separated(), all)));
    if (!Double.isNaN(summary.dimension())) {
      numbers.add(
          new Fact(
              "Box-counting dimension of the boundary",
              String.format(
                  Locale.ROOT,
                  "%.3f (standard error of the fit %.3f, R² %.4f)",
                  summary.dimension(),
                  summary.standardError(),
                  summary.rSquared())));
    }
    return numbers;
  }

  private static String share(long count, long all) {
    return String.format(Locale.ROOT, "%.1f %% (%,d)", 100.0 * count / all, count);
  }
}
