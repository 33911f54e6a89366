package org.uncoil.pipeline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** What cannot fit is refused; what may fit is not. */
class StudyNeedsTest {
  private static final long GIGABYTE = 1L << 30;

  private static Resources resources(double gigabytes, int tasks, long disk) {
    long heap = (long) (gigabytes * GIGABYTE);
    return new Resources(heap, heap, "spark.driver.memory", tasks, OptionalLong.of(disk));
  }

  private static StudySpec study(String section, String dataset, String network, String end) {
    return StudyFile.parse(
        "my.conf",
        """
        study { name = test, %s }
        datasets = [ { name = data, %s } ]
        networks = [ { name = net, %s } ]
        %s
        """
            .formatted(section, dataset, network, end),
        true);
  }

  private static List<String> refusals(StudySpec study, double gigabytes, int tasks) {
    return StudyNeeds.refusals(study, resources(gigabytes, tasks, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activations",
        "first-film",
        "own-data",
        "smoke",
        "ten-thousand",
        "trainability",
        "trainability-small",
        "twenty-million",
        "unequal"
      })
  void theStudiesThatComeAlongFit(String name) {
    StudySpec study = StudyFile.read(Path.of("conf/studies", name + ".conf"), true);

    assertThat(StudyNeeds.refusals(study, resources(4, 2, 100 * GIGABYTE))).isEmpty();
  }

  /** Sizes that were run with 4 GB, and sizes that ended for want of memory. */
  @ParameterizedTest
  @CsvSource({
    "1000000, true",
    "5000000, true",
    "20000000, false",
    "40000000, false",
    "1000000000, false"
  })
  void pointsAreHeldAgainstTheMemory(int points, boolean fit) {
    StudySpec study = study("", "source { type = moons, points = " + points + " }", "", "");

    List<String> refusals = refusals(study, 4, 2);

    assertThat(refusals.isEmpty()).isEqualTo(fit);
    assertThat(refusals)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("dataset \"data\"", "GB of memory, and there are 3.9 GB")
                    .contains("spark.driver.memory"));
  }

  @Test
  void shardsAreTasksOfTheirOwn() {
    String source = "source { type = moons, points = 1000000 }";
    StudySpec sharded =
        study("", source + ", mode { type = data-parallel, shards = 100 }", "batch-size = 32", "");

    assertThat(refusals(sharded, 4, 2)).isEmpty();
    assertThat(refusals(study("", "source { type = moons, points = 100000000 }", "", ""), 4, 2))
        .hasSize(1);
  }

  @Test
  void weightsAreHeldAgainstTheMemory() {
    assertThat(refusals(study("", "source = moons", "hidden = [40000, 40000]", ""), 4, 1))
        .singleElement()
        .asString()
        .contains("network \"net\" on dataset \"data\"", "32.0 GB");
    assertThat(refusals(study("", "source = moons", "hidden = [400, 400]", ""), 4, 2)).isEmpty();
  }

  @Test
  void tasksThatRunAtOnceShareTheMemory() {
    StudySpec one = study("", "source = moons", "hidden = [10000, 10000]", "");
    StudySpec two = study("seeds = 2", "source = moons", "hidden = [10000, 10000]", "");

    assertThat(refusals(one, 4, 2)).isEmpty();
    assertThat(refusals(two, 4, 1)).isEmpty();
    assertThat(refusals(two, 4, 2))
        .singleElement()
        .asString()
        .contains("its 2 largest tasks, which may run at once", "4.0 GB", "fewer cores");
  }

  @Test
  void moreWeightsThanAnArrayHoldsAreNamedWithTheirDataset() {
    StudySpec study =
        study("", "source { type = blobs, dimensions = 3 }", "hidden = 400000000", "");

    assertThat(refusals(study, 4, 1))
        .singleElement()
        .asString()
        .contains("network \"net\" on dataset \"data\": hidden = [400000000]");
  }

  @Test
  void whatIsRecordedIsHeldAgainstTheDisk() {
    StudySpec every = study("", "source = moons", "epochs = 1000000", "");
    StudySpec seldom =
        study("", "source = moons", "epochs = 1000000", "record.every-n-epochs = 1000");

    assertThat(StudyNeeds.refusals(every, resources(4, 2, GIGABYTE)))
        .singleElement()
        .asString()
        .contains("of disk, and there are 1.1 GB where --out is");
    assertThat(StudyNeeds.refusals(seldom, resources(4, 2, GIGABYTE))).isEmpty();
  }

  @Test
  void epochsAreHeldAgainstMemoryAndTime() {
    StudySpec recorded = study("", "source = moons", "epochs = 1000000000", "");
    StudySpec seldom =
        study(
            "",
            "source { type = moons, points = 1000000 }",
            "epochs = 1000000000",
            "record.every-n-epochs = 1000000");

    assertThat(refusals(recorded, 4, 1))
        .singleElement()
        .asString()
        .contains("1,000,000,001 recorded epochs");
    assertThat(refusals(seldom, 4, 1)).singleElement().asString().contains("days of a fast core");
  }

  @Test
  void theListOfRunsIsHeldAgainstTheDriver() {
    String many = "grid { l1 = [%s] }".formatted("0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9");
    StudySpec study = study("seeds = 100000", "source = moons", many, "");

    assertThat(refusals(study, 4, 1)).isEmpty();
    assertThat(refusals(study, 0.1, 1))
        .anySatisfy(line -> assertThat(line).contains("its 1,000,000 runs", "driver's memory"));
  }

  /** A map of a million cells was run with 3 GB; its cells are held in memory to be drawn. */
  @ParameterizedTest
  @CsvSource({"1000, 1000, 1, true", "10000, 10000, 4, true", "10000, 10000, 2, false"})
  void theCellsOfAMapAreHeldAgainstTheMemoryOfTheDriver(
      int columns, int rows, double gigabytes, boolean fit) {
    StudySpec study =
        study(
            "",
            "source { type = moons, points = 64 }",
            "hidden = [16]",
            "map { x.l1 { from = 0, to = 1, steps = %d }, y.l2 { from = 0, to = 1, steps = %d } }"
                .formatted(columns, rows));

    assertThat(refusals(study, gigabytes, 2).isEmpty()).isEqualTo(fit);
  }
}
