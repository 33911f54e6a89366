package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Samples;

class PayloadChoiceTest {
  private static final List<DatasetRow> DATASETS =
      List.of(
          new DatasetRow(
              "d", "d", "moons", "{}", 10_000, 1, 2, 2, List.of(), List.of(), List.of(), 0, 0,
              List.of()));

  private static final List<StudyRun> RUNS =
      List.of(
          run("a0", 0, 100),
          run("a1", 1, 100),
          run("b0", 0, 100),
          run("b1", 1, 100),
          run("c0", 0, null));

  private static StudyRun run(String id, long seed, Integer last) {
    NetworkSpec network = Samples.network(List.of(5), Activation.TANH, Samples.adam(), 100);
    RunRow row =
        new RunRow(
            id, "d", "n", seed, "trained", "", last, 0, 1, 0, 1, null, 1, "vector", "cpu", "1",
            "part", 1, "here");
    return new StudyRun(
        new RunPlan(id, "d", "d", 2, 2, network, seed, 1, 1, 1, 1, "spiral-tanh-seed0"), row);
  }

  /** 1,000 points at 101 epochs, once: 0.15 MB a run. */
  private static StudySpec study(int megabytes, int epochs, String embeddings) {
    return StudyFile.parse(
        "s.conf",
        "study.name = s, datasets = [{ name = d, source = moons }], networks = [{ name = n }],"
            + " record { embeddings = [%s], parameters = false }, gallery { max-megabytes = %d, max-points = 1000, max-epochs = %d }"
                .formatted(embeddings, megabytes, epochs),
        false);
  }

  private static Set<String> chosen(Set<String> filmed, StudySpec study) {
    return PayloadChoice.of(RUNS, DATASETS, run -> filmed.contains(run.row().runId()), study)
        .keySet();
  }

  @Test
  void allRunsThatHaveEpochsWhereThereIsRoom() {
    assertThat(chosen(Set.of(), study(1, 101, "after"))).containsOnly("a0", "a1", "b0", "b1");
  }

  @Test
  void noneWithoutRoomOrWithoutWhatTheLastLayerReads() {
    assertThat(chosen(Set.of("a0"), study(0, 101, "after"))).isEmpty();
    assertThat(chosen(Set.of("a0"), study(500, 101, "before"))).isEmpty();
  }

  @Test
  void filmedRunsComeFirstThenTheFirstSeed() {
    List<DatasetRow> twice =
        List.of(
            new DatasetRow(
                "d", "d", "moons", "{}", 2_500, 1, 2, 2, List.of(), List.of(), List.of(), 0, 0,
                List.of()));
    StudySpec three =
        StudyFile.parse(
            "s.conf",
            "study.name = s, datasets = [{ name = d, source = moons }], networks = [{ name = n }],"
                + " record { embeddings = [post-activation], parameters = false },"
                + " gallery { max-megabytes = 1, max-points = 20000, max-epochs = 101 }",
            false);
    // 0.38 MB a run: two of them
    assertThat(PayloadChoice.of(RUNS, twice, run -> run.row().runId().equals("b1"), three))
        .containsOnlyKeys("b1", "a0");
    assertThat(PayloadChoice.of(RUNS, twice, run -> false, three)).containsOnlyKeys("a0", "b0");
  }

  private static Optional<PayloadChoice.Kind> kind(
      List<Integer> hidden, int inputs, int points, String record) {
    NetworkSpec network = Samples.network(hidden, Activation.TANH, Samples.adam(), 100);
    RunPlan run = new RunPlan("id", "d", "d", inputs, 2, network, 0, 1, 1, 1, 1, "d-tanh-seed0");
    DatasetRow dataset =
        new DatasetRow(
            "d", "d", "moons", "{}", points, 1, inputs, 2, List.of(), List.of(), List.of(), 0, 0,
            List.of());
    StudySpec study =
        StudyFile.parse(
            "s.conf",
            "study.name = s, datasets = [{ name = d, source = moons }], networks = [{ name = n }],"
                + " record { %s }".formatted(record),
            false);
    return PayloadChoice.kind(run, dataset, study);
  }

  @Test
  void parametersAreTakenWhereTheyAreFewOrTakeLessThanTheEmbeddings() {
    assertThat(kind(List.of(100), 2, 2_000, "")).contains(PayloadChoice.Kind.PARAMETERS);
    assertThat(kind(List.of(100), 2, 50, "")).contains(PayloadChoice.Kind.PARAMETERS);
    assertThat(kind(List.of(400, 400), 2, 2_000, "")).contains(PayloadChoice.Kind.EMBEDDINGS);
    assertThat(kind(List.of(40, 40), 2, 2_000, "")).contains(PayloadChoice.Kind.PARAMETERS);
    assertThat(kind(List.of(40, 40), 2, 100, "")).contains(PayloadChoice.Kind.PARAMETERS);
    assertThat(kind(List.of(60, 60), 2, 100, "")).contains(PayloadChoice.Kind.EMBEDDINGS);
  }

  @Test
  void embeddingsAreTakenWithoutParametersOrOfManyInputs() {
    assertThat(kind(List.of(4), 2, 100, "parameters = false"))
        .contains(PayloadChoice.Kind.EMBEDDINGS);
    assertThat(kind(List.of(4), 65, 100, "")).contains(PayloadChoice.Kind.EMBEDDINGS);
  }

  @Test
  void parametersAreTakenWithoutEmbeddings() {
    assertThat(kind(List.of(400, 400), 2, 100, "embeddings = []"))
        .contains(PayloadChoice.Kind.PARAMETERS);
    assertThat(kind(List.of(4), 2, 100, "embeddings = [], parameters = false")).isEmpty();
  }
}
