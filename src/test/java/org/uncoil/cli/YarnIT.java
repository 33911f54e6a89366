package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.OutputFolder;
import org.uncoil.testing.MiniHadoop;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** The scripts on YARN in both modes, with the results on HDFS. */
@Tag("slow")
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

  private static StudyOutput output(String location) {
    return new StudyOutput(study, location);
  }

  @Test
  void bothModesGiveTheTablesOfThisMachine() {
    String client = hadoop.location("client");
    String cluster = output(hadoop.location("cluster")).generated().location();
    Result pipeline = submit("client", "pipeline", study.toString(), "--out", client, "--quiet");
    assertThat(pipeline.succeeded().output())
        .contains("2 runs trained", "2 films rendered")
        .contains(client + "/gallery/index.html")
        .doesNotContain("Exception");
    Result train = submit("cluster", "train", study.toString(), "--out", cluster, "--quiet");
    assertThat(train.succeeded().output())
        .containsPattern("application_\\d+_\\d+ has finished")
        .doesNotContain("Exception");

    StudyOutput local = output(folder.resolve("local").toString()).trained();
    for (String location : List.of(client, cluster)) {
      OutputFolder there = output(location).folder();
      local.assertSame(there, 2);
      assertThat(there.exists(".lock")).isFalse();
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
    assertThat(output(hadoop.location("")).folder().exists("bad")).isFalse();
  }
}
