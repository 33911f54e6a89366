package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.store.DatasetRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.RunPart;
import org.uncoil.store.Table;
import org.uncoil.study.StudySpec;

/**
 * What training a study would do and take, without doing it. Datasets are made, since which runs
 * are there already depends on their points; nothing is written.
 *
 * @param networks in the study's order
 * @param seconds of one core, for the runs that are not there: {@link RunCost}
 * @param bytes that their epochs, embeddings and parameters take
 */
public record StudyForecast(List<Network> networks, double seconds, double bytes) {
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
      StudySpec study,
      Configuration configuration,
      OutputFolder folder,
      boolean fresh,
      String workingDirectory) {
    MakeDataset make =
        new MakeDataset(
            new FolderHandle(new SerializableConfiguration(configuration), folder.location()),
            workingDirectory);
    List<DatasetRow> datasets = datasets(study, make);
    Map<String, RunCost.Size> sizes =
        datasets.stream()
            .collect(
                Collectors.toMap(
                    DatasetRow::datasetId,
                    row -> new RunCost.Size(row.points(), row.dimensions(), row.classes())));
    Set<String> trained =
        fresh
            ? Set.of()
            : folder.read(Table.RUN_PARTS).toList().stream()
                .map(RunPart::runId)
                .collect(Collectors.toSet());
    Map<String, Network> networks = new LinkedHashMap<>();
    double seconds = 0;
    double bytes = 0;
    for (RunPlan run : TrainPlan.runs(study, folder, datasets)) {
      boolean kept = trained.contains(run.runId());
      String name = run.network().name();
      networks.merge(name, new Network(name, kept ? 0 : 1, kept ? 1 : 0), Network::and);
      if (!kept) {
        seconds += run.cost();
        bytes += RunCost.allBytes(run.network(), sizes.get(run.datasetId()), study.record());
      }
    }
    return new StudyForecast(List.copyOf(networks.values()), seconds, bytes);
  }

  private static List<DatasetRow> datasets(StudySpec study, MakeDataset make) {
    List<DatasetRow> rows = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (DatasetSpec dataset : study.datasets()) {
      // of several shards the first stands for all: its row says how many there are
      MakeDataset.Made made = make.look(new MakeDataset.Request(dataset, study.seed(), 0));
      if (made.row() == null) {
        problems.add(made.problem());
      } else {
        rows.add(made.row().times(dataset.mode().shards()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return rows;
  }
}
