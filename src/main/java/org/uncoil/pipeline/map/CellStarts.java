package org.uncoil.pipeline.map;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.map.MapStart;
import org.uncoil.gallery.map.PageAxis;
import org.uncoil.gallery.map.Spacing;
import org.uncoil.network.InitialParameters;
import org.uncoil.study.Canonical;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;
import org.uncoil.study.map.MapAxis;

/**
 * What a page needs to train the network of a cell: the points and the initial weights, once for
 * all cells that share them.
 */
final class CellStarts {
  /** Scripts at most; a map with more points or weights has none, and the page has the command. */
  static final int MOST = 4096;

  /** The settings of a network that its initial weights depend on, apart from their factor. */
  private static final Set<String> OF_WEIGHTS = Set.of("hidden", "initialisation");

  private final StudySpec study;
  private final CellDatasets datasets;

  CellStarts(StudySpec study, CellDatasets datasets) {
    this.study = study;
    this.datasets = datasets;
  }

  /** Makes all scripts one after the other; of too many none. */
  void forEach(BiConsumer<String, byte[]> to) {
    int columns = changes(study.map().x()) ? study.map().columns() : 1;
    int rows = changes(study.map().y()) ? study.map().rows() : 1;
    if ((long) columns * rows > MOST) {
      return;
    }
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        to.accept(MapStart.path(column, row), script(column, row));
      }
    }
  }

  private byte[] script(int column, int row) {
    RunSpec run = study.run(column, row);
    Dataset dataset = datasets.of(run.dataset());
    return MapStart.script(
        column,
        row,
        dataset,
        InitialParameters.unscaled(
            run.network(), dataset.dimensions(), dataset.classes(), Seeds.initial(study, run)));
  }

  /** Whether points or initial weights depend on the axis. */
  private static boolean changes(MapAxis axis) {
    return axis.owner() == MapAxis.Owner.DATASET || OF_WEIGHTS.contains(axis.path().keys().get(0));
  }

  /** An axis as the page takes it. */
  static PageAxis axis(StudySpec study, MapAxis axis) {
    boolean network = axis.owner() == MapAxis.Owner.NETWORK;
    Record owner = network ? study.networks().get(0) : study.datasets().get(0);
    return new PageAxis(
        axis.label(),
        network ? PageAxis.Target.NETWORK : PageAxis.Target.DATASET,
        axis.path().keys(),
        axis.range().logarithmic() ? Spacing.LOG : Spacing.LINEAR,
        IntStream.range(0, axis.steps())
            .mapToObj(step -> Canonical.json(axis.setting(owner, step)))
            .toList(),
        changes(axis));
  }
}
