package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.GenerateStage;
import org.uncoil.pipeline.PipelineContext;
import org.uncoil.pipeline.Progress;
import org.uncoil.pipeline.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.study.StudyFile;
import org.uncoil.testing.MiniHadoop;
import org.uncoil.testing.SharedSpark;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** The scripts on YARN in both modes, with the results on HDFS. */
class YarnIT {
  private static final String STUDY =
      """
      study { name = small, seed = 3 }
      datasets = [ { name = moons, source { type = moons, points = 100 } } ]
      networks = [ { name = n, hidden = [8], epochs = 5, grid { activation = [relu, tanh] } } ]
      """;

  @TempDir private static Path folder;
  private static MiniHadoop hadoop;
  private static Path study;

  @BeforeAll
  static void start() throws IOException {
    study = Files.writeString(folder.resolve("small.conf"), STUDY);
    hadoop = MiniHadoop.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    hadoop.close();
  }

  private static Result submit(String mode, String... command) {
    return TestCluster.script(hadoop.submission(mode), command);
  }

  private static OutputFolder folder(String location) {
    return new OutputFolder(SharedSpark.get().sparkContext().hadoopConfiguration(), location);
  }

  /** An output folder that has its datasets. */
  private static String generated(String location) {
    OutputFolder output = folder(location);
    new GenerateStage()
        .run(
            new PipelineContext(
                SharedSpark.get(), StudyFile.read(study, false), output, Progress.silent()));
    return location;
  }

  @Test
  void bothModesGiveTheTablesOfThisMachine() {
    String client = hadoop.location("client");
    String cluster = generated(hadoop.location("cluster"));
    String local = generated(folder.resolve("local").toString());
    Result pipeline = submit("client", "pipeline", study.toString(), "--out", client, "--quiet");
    assertThat(pipeline.succeeded().output())
        .contains("2 runs trained", "2 films rendered")
        .contains(client + "/gallery/index.html")
        .doesNotContain("Exception");
    Result train = submit("cluster", "train", study.toString(), "--out", cluster, "--quiet");
    assertThat(train.succeeded().output())
        .containsPattern("application_\\d+_\\d+ has finished")
        .doesNotContain("Exception");

    TestCluster.script(Map.of(), "train", study.toString(), "--out", local, "--quiet").succeeded();
    for (String location : List.of(client, cluster)) {
      assertThat(VerifyOutputs.compare(SharedSpark.get(), folder(local), folder(location)))
          .filteredOn(finding -> !finding.table().equals(Table.PROBES.name()))
          .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
      assertThat(folder(location).read(Table.NETWORKS).toList()).hasSize(2);
      assertThat(folder(location).exists(".lock")).isFalse();
    }
  }

  @Test
  void aMistakeInTheStudyReachesWhoSubmittedItToTheCluster() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.conf"), STUDY.replace("seed", "sed"));
    Result driver =
        submit("cluster", "train", bad.toString(), "--out", hadoop.location("bad"), "--quiet");
    assertThat(driver.exit()).as(driver.output()).isEqualTo(2);
    assertThat(driver.output())
        .contains("error: bad.conf:1: study.sed = 3: ")
        .containsPattern("error: the application application_\\d+_\\d+ ended as FAILED")
        .doesNotContain("Exception", "ApplicationMaster");
    assertThat(driver.output().lines().filter(line -> line.contains("study.sed"))).hasSize(1);
    assertThat(folder(hadoop.location("")).exists("bad")).isFalse();
  }
}
