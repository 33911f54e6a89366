package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.GenerateStage;
import org.uncoil.pipeline.PipelineContext;
import org.uncoil.pipeline.Progress;
import org.uncoil.pipeline.RenderStage;
import org.uncoil.pipeline.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.Table;
import org.uncoil.study.StudyFile;
import org.uncoil.testing.S3Server;
import org.uncoil.testing.SharedSpark;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** A study whose data come from S3 and whose results go there, from the embedded Spark home. */
class ObjectStoreIT {
  private static final String STUDY =
      """
      study { name = stars, seed = 3, seeds = SEEDS }
      datasets = [
        { name = iris, scaling = standardise, source { type = csv, path = "s3a://uncoil/in/iris.csv", label = species } }
      ]
      networks = [ { name = n, hidden = [8], epochs = 5, activation = tanh } ]
      """;
  private static final String OUT = "s3a://uncoil/out/stars";

  @TempDir private static Path disk;
  private static S3Server server;

  @BeforeAll
  static void start() {
    server = S3Server.start(disk);
    server.client().createBucket("uncoil");
    server.client().putObject("uncoil", "in/iris.csv", Path.of("data/iris.csv").toFile());
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
        .contains("0 could not be; 0 runs that failed")
        .contains("2 runs trained, 1 run kept from before");

    PipelineContext context = context(grown, OUT);
    assertThat(new RenderStage().run(context).summary()).isEqualTo("3 films rendered");
    assertSameAsOneMachines(context.folder(), grown);
    assertThat(server.keys("uncoil"))
        .contains("out/stars/study.conf")
        .anyMatch(key -> key.matches("out/stars/gallery/films/.*\\.webm"))
        .noneMatch(key -> key.contains("/.") || key.endsWith(".tmp") || key.contains("/attempts"));
  }

  private static PipelineContext context(String study, String location) {
    return new PipelineContext(
        SharedSpark.get(),
        StudyFile.read(Path.of(study), false),
        new OutputFolder(configuration(), location),
        Progress.silent());
  }

  private static void assertSameAsOneMachines(OutputFolder folder, String study) {
    PipelineContext context = context(study, disk.resolve("local").toString());
    new GenerateStage().run(context);
    OutputFolder local = context.folder();
    // by a script, because a jar has a version and the tests' classes have none
    job("train", study, "--out", local.location(), "--quiet").succeeded();
    assertThat(VerifyOutputs.compare(SharedSpark.get(), local, folder))
        .allSatisfy(finding -> assertThat(finding.difference()).isEmpty());
    assertThat(folder.read(Table.NETWORKS).toList()).hasSize(3);
  }
}
