package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.render.RenderStage;
import org.uncoil.testing.S3Server;
import org.uncoil.testing.SharedSpark;
import org.uncoil.testing.StudyOutput;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** A study whose data come from S3 and whose results go there, from the embedded Spark home. */
@Tag("slow")
class ObjectStoreIT {
  private static final String STUDY =
      """
      study { name = stars, seed = 3, seeds = SEEDS }
      datasets = [
        { name = iris, scaling = standard, source { type = csv, path = "s3a://uncoil/in/iris.csv", label = species } }
      ]
      networks = [ { name = n, hidden = [8], epochs = 5, activation = tanh } ]
      """;
  private static final String OUT = "s3a://uncoil/out/stars";

  @TempDir private static Path disk;
  private static S3Server server;

  @BeforeAll
  static void start() {
    server = S3Server.start(disk);
    server.createBucket("uncoil");
    server.put("uncoil", "in/iris.csv", Path.of("data/iris.csv"));
    server.reach(configuration(), "uncoil");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Configuration configuration() {
    return SharedSpark.get().sparkContext().hadoopConfiguration();
  }

  private static String study(int seeds) throws IOException {
    Path file = disk.resolve("stars" + seeds + ".conf");
    return Files.writeString(file, STUDY.replace("SEEDS", String.valueOf(seeds))).toString();
  }

  private static Result job(String... command) {
    return TestCluster.script(server.submission(disk), command);
  }

  @Test
  void whatIsThereStaysAndTheRestIsAddedUntilItIsWhatOneMachineMakes() throws IOException {
    assertThat(job("generate", study(1), "--out", OUT, "--quiet").succeeded().output())
        .contains("1 dataset, 150 points");
    assertThat(job("train", study(1), "--out", OUT, "--quiet").succeeded().output())
        .contains("1 run trained");
    String grown = study(3);
    assertThat(job("train", grown, "--out", OUT, "--quiet", "--repair").succeeded().output())
        .contains("0 damaged; 0 runs that failed")
        .contains("2 runs trained, 1 run kept from before");

    StudyOutput stars = new StudyOutput(Path.of(grown), OUT);
    assertThat(new RenderStage().run(stars.context()).summary()).isEqualTo("3 films rendered");
    new StudyOutput(Path.of(grown), disk.resolve("local").toString())
        .trained()
        .assertSame(stars.folder(), 3);
    assertThat(server.keys("uncoil"))
        .contains("out/stars/study.conf")
        .anyMatch(key -> key.matches("out/stars/gallery/films/.*\\.webm"))
        .noneMatch(key -> key.contains("/.") || key.endsWith(".tmp") || key.contains("/attempts"));
  }
}
