package org.uncoil.pipeline.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.setting.SettingException;
import org.uncoil.store.row.map.CellRow;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Seeds;
import org.uncoil.study.StudySpec;

/** Trains the cells of a block, as many at once as their engine takes together. */
final class BlockTraining {
  /** Runs that are handed to an engine at once; what they record is small. */
  private static final int BATCH = 512;

  private final StudySpec study;
  private final CellDatasets datasets;
  private final IntConsumer done;
  private final Engines engines = new Engines();

  // most cells share their points and their initial weights: what seeds depend on is the same
  private final Map<List<Object>, Long> initialSeeds = new HashMap<>();
  private final Map<List<Object>, Long> orderSeeds = new HashMap<>();

  /** Runs that wait for others to be trained with. */
  private final Map<Object, List<Run>> waiting = new LinkedHashMap<>();

  private final List<CellRow> rows = new ArrayList<>();

  /**
   * Begins.
   *
   * @param done is told how many cells are trained, as they are
   */
  BlockTraining(StudySpec study, CellDatasets datasets, IntConsumer done) {
    this.study = study;
    this.datasets = datasets;
    this.done = done;
  }

  private record Run(Cell cell, TrainingTask task, TrainingEngine engine, CellRecorder recorder) {}

  /** All rows of the block, in any order. */
  List<CellRow> train(CellBlock block) {
    for (int row = block.from(); row < block.to(); row++) {
      for (int column = 0; column < study.map().columns(); column++) {
        add(run(column, row));
      }
    }
    waiting.values().forEach(this::train);
    return rows;
  }

  private void add(Run run) {
    List<Run> together =
        waiting.computeIfAbsent(
            List.of(run.engine.name(), run.engine.group(run.task)), group -> new ArrayList<>());
    together.add(run);
    if (together.size() == BATCH) {
      train(together);
      together.clear();
    }
  }

  private void train(List<Run> runs) {
    if (runs.isEmpty()) {
      return;
    }
    List<RunOutcome> outcomes =
        runs.get(0)
            .engine
            .trainAll(
                runs.stream().map(Run::task).toList(),
                List.copyOf(runs.stream().map(Run::recorder).toList()));
    for (int i = 0; i < runs.size(); i++) {
      rows.add(runs.get(i).recorder.row(runs.get(i).cell, outcomes.get(i)));
    }
    done.accept(runs.size());
  }

  private Run run(int column, int row) {
    RunSpec spec = spec(column, row);
    Cell cell =
        new Cell(
            column, row, study.map().x().value(column), study.map().y().value(row), spec.network());
    Dataset dataset = datasets.of(spec.dataset());
    long initial =
        initialSeeds.computeIfAbsent(
            List.of(spec.dataset(), spec.network().hidden(), spec.network().initialisation()),
            same -> Seeds.initial(study, spec));
    long order =
        orderSeeds.computeIfAbsent(
            List.of(spec.dataset(), spec.network().batchSize()), same -> Seeds.order(study, spec));
    TrainingTask task =
        new TrainingTask(spec.network(), dataset, initial, order, study.record().everyNEpochs());
    TrainingEngine engine = engines.of(study.engineOfCell(spec.network()), spec.network());
    return new Run(cell, task, engine, new CellRecorder(dataset));
  }

  private RunSpec spec(int column, int row) {
    try {
      return study.run(column, row);
    } catch (SettingException e) {
      throw new PipelineException(
          String.format(
              Locale.ROOT,
              "column %d, row %d of the map: %s = %s and %s = %s do not go together: %s",
              column,
              row,
              study.map().x().label(),
              study.map().x().value(column),
              study.map().y().label(),
              study.map().y().value(row),
              e.objections().get(0)),
          e);
    }
  }
}
