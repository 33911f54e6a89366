package org.uncoil.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.pipeline.train.RunRecorder;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RecordSpec;
import org.uncoil.testing.Samples;

class CostTest {
  private static final List<RecordSpec.Embedding> BOTH =
      List.of(RecordSpec.Embedding.PRE_ACTIVATION, RecordSpec.Embedding.POST_ACTIVATION);

  @TempDir private Path folder;

  private double largestFile(NetworkSpec network, Dataset dataset, RecordSpec recorded)
      throws IOException {
    OutputFolder output = new OutputFolder(new Configuration(), folder.toString());
    try (RunRecorder recorder = new RunRecorder(output, "part", "1", recorded)) {
      recorder.start("0123456789abcdef", dataset.classes());
      new VectorEngine()
          .train(new TrainingTask(network, dataset, 3, 4, recorded.everyNEpochs()), recorder);
      recorder.commit();
    }
    double largest = 0;
    for (Table<?> table : List.of(Table.EPOCHS, Table.EMBEDDINGS, Table.PARAMETERS)) {
      Path file = folder.resolve("tables").resolve(table.name()).resolve("part.parquet");
      largest = Math.max(largest, (double) Files.size(file));
    }
    return largest;
  }

  private static double estimate(NetworkSpec network, Dataset dataset, RecordSpec recorded) {
    return Cost.largestFile(
        network, new Cost.Size(dataset.size(), dataset.dimensions(), dataset.classes()), recorded);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU", "TANH", "GELU", "IDENTITY"})
  void whatARunRecordsIsAsLargeAsExpected(Activation activation) throws IOException {
    Dataset dataset = Samples.dataset(2000, 2, 2, 5);
    NetworkSpec network = Samples.network(List.of(100), activation, Samples.adam(), 100);
    RecordSpec recorded = new RecordSpec(10, BOTH, true, false);
    // exact enough for files of 64 MiB to have 43 to 96
    assertThat(largestFile(network, dataset, recorded) / estimate(network, dataset, recorded))
        .isBetween(0.67, 1.5);
  }

  @Test
  void theLargestTableMayBeTheParameters() throws IOException {
    Dataset dataset = Samples.dataset(50, 2, 2, 5);
    NetworkSpec network = Samples.network(List.of(100, 100), Activation.TANH, Samples.adam(), 20);
    RecordSpec recorded = new RecordSpec(1, BOTH, true, false);
    assertThat(largestFile(network, dataset, recorded) / estimate(network, dataset, recorded))
        .isBetween(0.67, 1.5);
  }

  @Test
  void theLargestTableMayBeTheEpochs() throws IOException {
    Dataset dataset = Samples.dataset(50, 2, 2, 5);
    NetworkSpec network = Samples.network(List.of(5), Activation.TANH, Samples.adam(), 500);
    RecordSpec recorded = new RecordSpec(1, List.of(), false, false);
    assertThat(largestFile(network, dataset, recorded) / estimate(network, dataset, recorded))
        .isBetween(0.67, 1.5);
  }
}
