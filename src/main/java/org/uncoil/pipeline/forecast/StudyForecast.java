package org.uncoil.pipeline.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.SourceLocation;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.generate.MakeDataset;
import org.uncoil.pipeline.map.MapPlan;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.run.MapCost;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.TrainPlan;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;

/**
 * What running a study would do and take, without doing it. Datasets are made, since which runs are
 * there already depends on their points; nothing is written.
 *
 * @param networks in the study's order
 * @param stages all of them, in order: what each would take for what is not there
 * @param calibrated whether the time to train follows from the runs that are there
 * @param unseen names of the datasets that lie on other machines, and are left out
 * @param warnings what may not be as the study's author means it, a line each
 */
public record StudyForecast(
    List<Network> networks,
    Map<String, Cost> stages,
    boolean calibrated,
    List<String> unseen,
    List<String> warnings) {
  /**
   * The runs of a network on all datasets and with all seeds.
   *
   * @param open runs that would be trained
   * @param kept runs that are there
   */
  public record Network(String name, long open, long kept) {
    private Network and(Network other) {
      return new Network(name, open + other.open, kept + other.kept);
    }
  }

  public StudyForecast {
    networks = List.copyOf(networks);
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
    unseen = List.copyOf(unseen);
    warnings = List.copyOf(warnings);
  }

  /** The sum over all networks. */
  public Network all() {
    return networks.stream().reduce(new Network("all", 0, 0), Network::and);
  }

  /**
   * Looks ahead.
   *
   * @param folder the study's output, which need not exist
   * @param fresh whether what is there would be deleted first
   * @param workingDirectory what relative paths of the study are relative to, as a URI
   * @throws BadInputException where a dataset cannot be made
   */
  public static StudyForecast of(
      StudySpec whole,
      Configuration configuration,
      OutputFolder folder,
      boolean fresh,
      String workingDirectory) {
    Map<Boolean, List<DatasetSpec>> datasetsByPlace =
        whole.datasets().stream()
            .collect(Collectors.partitioningBy(dataset -> isRemote(dataset, workingDirectory)));
    StudySpec study = whole.withDatasets(datasetsByPlace.get(false));
    MakeDataset make =
        new MakeDataset(
            new FolderHandle(new SerializableConfiguration(configuration), folder.location()),
            workingDirectory);
    List<String> warnings = new ArrayList<>();
    List<DatasetRow> datasets = datasets(study, make, warnings);
    if (study.isMap() && !datasets.isEmpty()) {
      return ofMap(study, Cost.Size.of(datasets.get(0)), folder, fresh, warnings);
    }
    Map<String, String> parts = StageForecasts.parts(folder, fresh);
    List<RunPlan> runs = TrainPlan.runs(study, folder, datasets);
    Map<String, Network> networks = new LinkedHashMap<>();
    for (RunPlan run : runs) {
      boolean kept = parts.containsKey(run.runId());
      String name = run.network().name();
      networks.merge(name, new Network(name, kept ? 0 : 1, kept ? 1 : 0), Network::and);
    }
    StageForecasts stages = new StageForecasts(study, folder, datasets, parts);
    OptionalDouble slowness = stages.measured(runs);
    return new StudyForecast(
        List.copyOf(networks.values()),
        stages.of(runs, slowness),
        slowness.isPresent(),
        datasetsByPlace.get(true).stream().map(DatasetSpec::name).toList(),
        warnings);
  }

  private static StudyForecast ofMap(
      StudySpec study, Cost.Size size, OutputFolder folder, boolean fresh, List<String> warnings) {
    MapPlan plan = MapPlan.of(study, size, folder, fresh);
    NetworkSpec network = study.networks().get(0);
    Map<String, Cost> stages = new LinkedHashMap<>();
    stages.put("train", MapCost.cell(network, size, study.record()).times(plan.openCells()));
    stages.put("compare", MapCost.compare(study.map().cells()));
    stages.put("gallery", MapCost.pages(study.map().cells()));
    return new StudyForecast(
        List.of(new Network(network.name(), plan.openCells(), plan.keptCells())),
        stages,
        false,
        List.of(),
        warnings);
  }

  /** Whether looking at a dataset would open a connection, which a study of a stranger may want. */
  private static boolean isRemote(DatasetSpec dataset, String workingDirectory) {
    return dataset.source() instanceof PointFile file
        && SourceLocation.isRemote(file.path(), workingDirectory);
  }

  private static List<DatasetRow> datasets(
      StudySpec study, MakeDataset make, List<String> warnings) {
    List<DatasetRow> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (DatasetSpec dataset : study.datasets()) {
      // of several shards the first stands for all: its row says how many there are
      MakeDataset.Made made = make.look(new MakeDataset.Request(dataset, study.seed(), 0));
      if (made.row() == null) {
        problems.add(made.problem());
      } else {
        rows.add(made.row().times(dataset.mode().shards()));
        warnings.addAll(made.warnings());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return rows;
  }
}
