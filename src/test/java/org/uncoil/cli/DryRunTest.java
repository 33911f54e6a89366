package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.forecast.StudyForecast;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.file.StudyFile;

/** What {@code --dry-run} says, and that it does nothing. */
class DryRunTest {
  private static final String STUDY =
      """
      study { name = few, seeds = 3 }
      datasets = [ { name = moons, source { type = moons, points = 100 } } ]
      networks = [
        { name = n, hidden = [8], epochs = 9, grid { activation = [relu, tanh] } }
        { name = wide, hidden = [64], epochs = 9 }
      ]
      """;

  @TempDir private Path folder;
  private Path study;

  @BeforeEach
  void writeTheStudy() throws IOException {
    study = Files.writeString(folder.resolve("few.conf"), STUDY);
  }

  private String plan(String... options) {
    List<String> arguments =
        Stream.concat(
                Stream.of("pipeline", study.toString(), "--out", folder + "/out", "--dry-run"),
                Stream.of(options))
            .toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(Uncoil.commandLine().execute(arguments.toArray(String[]::new))).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysWhichRunsAreNewAndWritesNothing() {
    assertThat(plan().lines())
        .contains("Stages: generate, train, probe, measure, compare, render, gallery")
        .anySatisfy(line -> assertThat(line).matches("  n relu +3 +0"))
        .anySatisfy(line -> assertThat(line).matches("  wide +3 +0"))
        .anySatisfy(line -> assertThat(line).matches("  all +9 +0"))
        .anySatisfy(line -> assertThat(line).matches("  train .* s .*\\d MB"))
        .anySatisfy(line -> assertThat(line).matches("  render .* s .*\\d MB"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Nobody answers at this address: whoever asked would be refused, or wait. */
  @Test
  void dataOnAnotherMachineIsLeftOutWithoutAConnection() throws IOException {
    Files.writeString(
        study,
        STUDY
            + "datasets += { name = far, source { type = csv, label = y, path = \"hdfs://127.0.0.1:1/x.csv\" } }");

    assertThat(plan().lines())
        .contains("Left out, because a dry run opens no connection: far")
        .anySatisfy(line -> assertThat(line).matches("  all +9 +0"));
  }

  @Test
  void aPartOfTheStudyTakesItsPart() {
    assertThat(plan("--network", "wide", "--seed", "1").lines())
        .anySatisfy(line -> assertThat(line).matches("  all +1 +0"));
  }

  /** 9 + 1 records of 4 floats for each point, of the parameters, and of figures. */
  @Test
  void bytesAreThoseOfWhatIsRecorded() {
    Configuration configuration = new Configuration();
    StudyForecast forecast =
        StudyForecast.of(
            StudyFile.read(study, false),
            configuration,
            new OutputFolder(configuration, folder + "/out"),
            false,
            GenerateStage.workingDirectory(configuration));
    double points = 9 * 10 * 100 * 4 * 4;
    double parameters = 10 * 4 * 3 * (2 * (8 * 3 + 2 * 9 + 2 * 3) + (64 * 3 + 2 * 65 + 2 * 3));
    assertThat(forecast.calibrated()).isFalse();
    assertThat(forecast.stages().get("train").bytes())
        .isBetween(0.8 * (points + parameters), points + parameters + 9 * 10 * 100);
  }

  @Test
  void ofAMapCountsItsCells() throws IOException {
    Files.writeString(
        study,
        """
        study { name = few, max-runs = 100000000 }
        datasets = [ { name = moons, source { type = moons, points = 64 } } ]
        networks = [ { name = n, hidden = [16], activation = tanh, epochs = 500 } ]
        map {
          x.learning-rate { from = 0.01, to = 10, steps = 1000, scale = log }
          y.initial-scale { from = 0.1, to = 10, steps = 1000, scale = log }
        }
        """);
    assertThat(plan().lines())
        .contains("Stages: train, compare, gallery")
        .anySatisfy(line -> assertThat(line).matches("  n +1,000,000 +0"))
        .anySatisfy(line -> assertThat(line).matches("  train .* min .* 20 MB"));
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
