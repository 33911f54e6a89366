package org.uncoil.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.ToLongBiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.DatasetSpec;

class SeedsTest {
  @Provide
  Arbitrary<DatasetSpec> datasets() {
    return Specs.datasets();
  }

  @Property(tries = 200)
  void noSeedIsZero(@ForAll("datasets") DatasetSpec dataset, @ForAll long studySeed) {
    assertThat(Seeds.dataset(studySeed, dataset)).isNotZero();
  }

  private static long[] seeds(
      String study, String dataset, String network, ToLongBiFunction<StudySpec, RunSpec> seed) {
    StudySpec read = Studies.read(Studies.text(study, dataset, network));
    return read.runs().stream().mapToLong(run -> seed.applyAsLong(read, run)).toArray();
  }

  private static long initial(String study, String network) {
    return seeds(study, "source = moons", network, Seeds::initial)[0];
  }

  @Test
  void runsThatMayBeComparedAsPairsStartFromTheSameWeights() {
    long seed = initial("", "");

    for (String network :
        List.of(
            "activation = tanh",
            "learning-rate = 0.5",
            "optimizer = sgd",
            "schedule = cosine",
            "l1 = 1",
            "l2 = 1",
            "dropout = 0.5",
            "epochs = 7",
            "batch-size = 32")) {
      assertThat(initial("", network)).as(network).isEqualTo(seed);
    }
    assertThat(seeds("", "source = moons", "", Seeds::initial))
        .as("the name of the study says nothing")
        .containsExactly(initial("title = other", ""));
  }

  @Test
  void otherWidthsReplicatesInitialisationsAndStudySeedsDrawOtherWeights() {
    assertThat(
            new long[] {
              initial("", ""),
              initial("", "hidden = [101]"),
              initial("", "hidden = [100, 100]"),
              initial("", "initialisation = he"),
              initial("seeds = [1]", ""),
              initial("seed = 2", ""),
              seeds("", "source = circles", "", Seeds::initial)[0]
            })
        .doesNotHaveDuplicates()
        .doesNotContain(0);
    assertThat(seeds("seeds = 100", "source = moons", "", Seeds::initial))
        .hasSize(100)
        .doesNotHaveDuplicates();
  }

  @Test
  void theOrderOfBatchesIsSharedByPairsToo() {
    long order = seeds("", "source = moons", "", Seeds::order)[0];

    assertThat(seeds("", "source = moons", "activation = tanh, optimizer = sgd", Seeds::order))
        .containsExactly(order);
    assertThat(seeds("", "source = moons", "batch-size = 32", Seeds::order)).doesNotContain(order);
    assertThat(seeds("seeds = [1]", "source = moons", "", Seeds::order)).doesNotContain(order);
    assertThat(seeds("", "source = moons", "", Seeds::initial)).doesNotContain(order);
  }

  @Test
  void datasetsThatDifferOnlyInScalingAndNameSharePoints() {
    StudySpec study =
        Studies.read(
            Studies.text(
                "",
                "source = moons, grid { scaling = [none, standard], test-share = [0.1, 0.2] }",
                ""));
    List<Long> seeds = study.datasets().stream().map(d -> Seeds.dataset(1, d)).toList();

    assertThat(seeds).hasSize(4);
    assertThat(seeds.stream().distinct()).hasSize(1);
    assertThat(Seeds.dataset(2, study.datasets().get(0))).isNotEqualTo(seeds.get(0));
    assertThat(seeds("", "source = moons, grid { replicate = [0, 1] }", "", Seeds::initial))
        .doesNotHaveDuplicates();
  }

  /** The text of the digest stands in the identities of all runs on a file since there are any. */
  @Test
  void settingsThatCameLaterLeaveSeedsAloneWhereTheyAreNotSet() throws NoSuchAlgorithmException {
    String csv =
        "study.name = x, networks = [{ name = n }], datasets = [{ name = d, source { type = csv, path = a.csv, label = y %s } }]";
    DatasetSpec dataset = Studies.read(csv.formatted("")).datasets().get(0);
    String text =
        "[\"dataset\",1,{\"type\":\"csv\",\"path\":\"a.csv\",\"label\":\"y\",\"features\":[],\"header\":true,"
            + "\"separator\":\",\",\"quote\":\"\\\"\",\"missing\":[\"\",\"NA\",\"NaN\",\"nan\",\"null\",\"?\"],\"on-bad-row\":\"fail\"},0]";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

    assertThat(Seeds.dataset(1, dataset)).isEqualTo(ByteBuffer.wrap(digest).getLong());
    for (String later :
        List.of("decimal = \",\"", "encoding = UTF-16", "class-names = normalised")) {
      DatasetSpec changed = Studies.read(csv.formatted(", " + later)).datasets().get(0);
      assertThat(Seeds.dataset(1, changed)).isNotEqualTo(Seeds.dataset(1, dataset));
    }
  }
}
