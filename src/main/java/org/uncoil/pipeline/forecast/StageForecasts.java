package org.uncoil.pipeline.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uncoil.pipeline.gallery.page.PayloadChoice;
import org.uncoil.pipeline.probe.InputProbes;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.run.ChosenRuns;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.StudySpec;

/**
 * What each stage would take: as far as a run's own results tell, only what is not there of it.
 * Comparing and publishing look at every run.
 *
 * @param study what is run
 * @param folder its output
 * @param datasets of the study
 * @param parts the file of each run that is trained
 */
record StageForecasts(
    StudySpec study, OutputFolder folder, List<DatasetRow> datasets, Map<String, String> parts) {
  /**
   * Runs of one dataset that its medoids stand for, as a guess: clusters are found by measuring.
   */
  private static final int MEDOIDS = 3;

  private static final double ENOUGH_SECONDS = 10;

  /** Those of an output as it is; of one that is deleted first, there are none. */
  static Map<String, String> parts(OutputFolder folder, boolean fresh) {
    Map<String, String> parts = new HashMap<>();
    if (!fresh) {
      // a run that was set aside returns where the study has it again
      folder.read(Table.SET_ASIDE_PARTS).forEach(run -> parts.put(run.runId(), run.part()));
      folder.read(Table.RUN_PARTS).forEach(run -> parts.put(run.runId(), run.part()));
    }
    return parts;
  }

  /**
   * By the stages' names, in their order.
   *
   * @param slowness of training, as {@link #measured} found it; as expected if empty
   */
  Map<String, Cost> of(List<RunPlan> runs, OptionalDouble slowness) {
    Map<String, Cost> stages = new LinkedHashMap<>();
    stages.put("generate", generate());
    stages.put("train", train(runs).slower(slowness.orElse(1)));
    stages.put("probe", probe(missing(runs, Table.PROBES)));
    stages.put("measure", measure(missing(runs, Table.DIAGNOSES)));
    stages.put("compare", Cost.compare(runs.size()));
    List<FilmPlan> films = films(runs);
    stages.put("render", render(films));
    stages.put("gallery", gallery(runs));
    return stages;
  }

  private Cost generate() {
    Set<String> there =
        parts.isEmpty()
            ? Set.of()
            : folder.read(Table.DATASETS).toList().stream()
                .map(DatasetRow::datasetId)
                .collect(Collectors.toSet());
    Cost all = Cost.NOTHING;
    for (DatasetRow dataset : datasets) {
      if (!there.contains(dataset.datasetId())) {
        all = all.plus(Cost.generate(dataset.points(), dataset.dimensions()));
      }
    }
    return all;
  }

  private Cost train(List<RunPlan> runs) {
    Map<String, Cost.Size> sizes = sizes();
    Cost all = Cost.NOTHING;
    for (RunPlan run : runs) {
      if (!parts.containsKey(run.runId())) {
        Cost.Size size = sizes.get(run.datasetId());
        all = all.plus(Cost.train(run.network(), size, study.record(), study.engine()));
      }
    }
    return all;
  }

  /**
   * How many times as long as expected the study's runs took that this output has; empty if they
   * took too little to tell, as where Java still compiled what they ran.
   */
  OptionalDouble measured(List<RunPlan> runs) {
    Map<String, Double> expected =
        runs.stream().collect(Collectors.toMap(RunPlan::runId, RunPlan::cost));
    DoubleAdder took = new DoubleAdder();
    DoubleAdder planned = new DoubleAdder();
    folder
        .read(Table.RUN_SECONDS)
        .forEach(
            run -> {
              Double cost = expected.get(run.runId());
              if (cost != null) {
                took.add(run.seconds());
                planned.add(cost);
              }
            });
    return took.sum() < ENOUGH_SECONDS
        ? OptionalDouble.empty()
        : OptionalDouble.of(took.sum() / planned.sum());
  }

  private Map<String, Cost.Size> sizes() {
    return datasets.stream().collect(Collectors.toMap(DatasetRow::datasetId, Cost.Size::of));
  }

  /** The runs of whose file a table has none. */
  private List<RunPlan> missing(List<RunPlan> runs, Table<?> table) {
    Set<String> there = parts.isEmpty() ? Set.of() : Set.copyOf(folder.parts(table));
    return runs.stream()
        .filter(run -> !there.contains(parts.getOrDefault(run.runId(), "")))
        .toList();
  }

  private Cost probe(List<RunPlan> runs) {
    Set<String> fitted =
        parts.isEmpty() || !folder.has(Table.PROBES, InputProbes.PART)
            ? Set.of()
            : folder.read(Table.PROBES, InputProbes.PART).toList().stream()
                .map(ProbeRow::datasetId)
                .collect(Collectors.toSet());
    Cost all =
        Cost.probeInputs(
            datasets.stream()
                .filter(dataset -> !fitted.contains(dataset.datasetId()))
                .map(DatasetRow::dimensions)
                .toList());
    Map<String, Cost.Size> sizes = sizes();
    for (RunPlan run : runs) {
      double records = Cost.records(run.network(), study.record());
      all = all.plus(Cost.probe(sizes.get(run.datasetId()).points(), records));
    }
    return all;
  }

  private Cost measure(List<RunPlan> runs) {
    if (runs.isEmpty()) {
      return Cost.NOTHING;
    }
    Map<String, Cost.Size> sizes = sizes();
    Map<String, Long> onDataset =
        runs.stream().collect(Collectors.groupingBy(RunPlan::datasetId, Collectors.counting()));
    Cost all = Cost.startOfMeasures();
    for (RunPlan run : runs) {
      String dataset = run.datasetId();
      all = all.plus(Cost.measure(sizes.get(dataset).points(), onDataset.get(dataset)));
    }
    return all;
  }

  /** Those that are not there. Which runs are chosen is known only when all are trained. */
  private List<FilmPlan> films(List<RunPlan> runs) {
    RenderSpec render = study.render();
    if (!study.record().filmable()) {
      return List.of();
    }
    boolean allTrained = runs.stream().allMatch(run -> parts.containsKey(run.runId()));
    List<FilmPlan> plans =
        allTrained
            ? FilmPlan.of(StudyRun.of(study, folder), render, ChosenRuns.medoids(folder, render))
            : FilmPlan.of(likely(runs).stream().map(StudyRun::expected).toList(), render);
    return parts.isEmpty() ? plans : FilmPlan.open(plans, folder);
  }

  /** As many runs as will be chosen, be it which they may. */
  private List<RunPlan> likely(List<RunPlan> runs) {
    RenderSpec render = study.render();
    int ofEachDataset = 0;
    for (RenderSpec.RunChoice choice : render.choose()) {
      ofEachDataset +=
          switch (choice) {
            case ALL -> runs.size();
            case FASTEST, FAILURES -> 1;
            case MEDOIDS -> MEDOIDS;
          };
    }
    Map<String, Integer> chosen = new HashMap<>();
    List<RunPlan> likely = new ArrayList<>();
    for (RunPlan run : runs) {
      boolean named =
          render.also().stream()
              .anyMatch(filter -> filter.fits(run.dataset(), run.network(), run.seed()));
      if (named || chosen.merge(run.datasetId(), 1, Integer::sum) <= ofEachDataset) {
        likely.add(run);
      }
    }
    return likely;
  }

  private Cost render(List<FilmPlan> films) {
    Cost all = Cost.NOTHING;
    for (FilmPlan plan : films) {
      Set<Integer> frames = new HashSet<>();
      for (StudyRun run : plan.runs()) {
        int last = run.row().lastEpoch();
        IntStream.rangeClosed(0, last)
            .filter(epoch -> epoch % study.record().everyNEpochs() == 0 || epoch == last)
            .filter(epoch -> study.render().shows(epoch, last))
            .forEach(frames::add);
      }
      int most = study.render().maxFrames() == 0 ? frames.size() : study.render().maxFrames();
      all = all.plus(Cost.film(Math.min(most, frames.size()), study.render()));
    }
    return all;
  }

  private Cost gallery(List<RunPlan> runs) {
    Map<String, DatasetRow> byId =
        datasets.stream().collect(Collectors.toMap(DatasetRow::datasetId, row -> row));
    double payload = 0;
    for (RunPlan run : runs) {
      DatasetRow dataset = byId.get(run.datasetId());
      int records = (int) Cost.records(run.network(), study.record());
      payload += PayloadChoice.bytes(run, dataset, records, study);
    }
    return Cost.pages(runs.size()).plus(Cost.payload(Math.min(payload, PayloadChoice.most(study))));
  }
}
