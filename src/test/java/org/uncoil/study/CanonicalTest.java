package org.uncoil.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.study.file.StudyFile;

/** Specifications as text, and the identities and seeds that follow from it. */
class CanonicalTest {
  @Provide
  Arbitrary<NetworkSpec> networks() {
    return Specs.networks();
  }

  @Provide
  Arbitrary<DatasetSpec> datasets() {
    return Specs.datasets();
  }

  @Property(tries = 300)
  void aSpecificationIsReadBackFromItsOwnText(
      @ForAll("networks") NetworkSpec network, @ForAll("datasets") DatasetSpec dataset) {
    StudySpec study =
        Studies.read(
            "study.name = x, datasets = [%s], networks = [%s]"
                .formatted(Canonical.json(dataset), Canonical.json(network)));

    assertThat(study.networks()).containsExactly(network);
    assertThat(study.datasets()).containsExactly(dataset);
    assertThat(Canonical.digest(study.networks().get(0))).isEqualTo(Canonical.digest(network));
  }

  @Property(tries = 100)
  void aStudyIsReadBackFromItsOwnFile(
      @ForAll @Size(min = 1, max = 3) List<@From("networks") NetworkSpec> networks,
      @ForAll("datasets") DatasetSpec dataset,
      @ForAll @IntRange(min = 1, max = 4) int replicates,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int frames,
      @ForAll boolean flag) {
    // a study has no name twice, and nothing twice under two names
    Set<String> names = new HashSet<>();
    Set<String> contents = new HashSet<>();
    List<NetworkSpec> distinct =
        networks.stream()
            .filter(network -> names.add(network.name()))
            .filter(network -> contents.add(Canonical.digest(network)))
            .toList();
    StudySpec study =
        new StudySpec(
            "a-study",
            "A \"title\"",
            "line 1\nline 2",
            seed,
            new Random(seed).longs(replicates).boxed().toList(),
            2000,
            Engine.AUTO,
            List.of(dataset),
            distinct,
            new RecordSpec(frames, List.of(RecordSpec.Embedding.POST_ACTIVATION), flag, !flag),
            new RenderSpec(
                List.of(RenderSpec.FilmKind.EMBEDDING, RenderSpec.FilmKind.COMPARE),
                List.of(RenderSpec.RunChoice.FASTEST),
                List.of(new RunFilter(List.of(dataset.name()), List.of(), List.of(), List.of())),
                RenderSpec.Theme.DARK,
                frames,
                frames,
                frames + 1,
                RenderSpec.Alignment.REFERENCE,
                flag ? List.of(RenderSpec.Format.MP4) : List.of()),
            new GallerySpec(frames, frames, frames + 1),
            null);

    assertThat(Studies.read(StudyFile.render(study))).isEqualTo(study);
  }

  @Property(tries = 200)
  void namesChangeNoIdentityAndOtherValuesDo(
      @ForAll("networks") NetworkSpec a, @ForAll("networks") NetworkSpec b) {
    NetworkSpec renamed =
        new NetworkSpec(
            "another name",
            a.hidden(),
            a.activation(),
            a.initialisation(),
            a.initialScale(),
            a.optimizer(),
            a.learningRate(),
            a.schedule(),
            a.batchSize(),
            a.epochs(),
            a.l1(),
            a.l2(),
            a.dropout());

    assertThat(Canonical.digest(renamed)).isEqualTo(Canonical.digest(a)).matches("[0-9a-f]{64}");
    if (!a.equals(b) && !a.name().equals(b.name())) {
      assertThat(Canonical.digest(a).equals(Canonical.digest(b)))
          .isEqualTo(Canonical.json(a).replace(name(a), name(b)).equals(Canonical.json(b)));
    }
  }

  private static String name(NetworkSpec network) {
    return "{\"name\":" + Canonical.json(network.name());
  }

  @Test
  void everyFieldThatChangesNumbersChangesTheDigest() {
    List<String> networks =
        List.of(
            "",
            "hidden = [101]",
            "hidden = [100, 100]",
            "activation = tanh",
            "activation = [relu, tanh]",
            "initialisation = he",
            "optimizer = sgd",
            "optimizer { type = adam, beta1 = 0.8 }",
            "optimizer { type = amsgrad }",
            "learning-rate = 0.010000000000000002",
            "schedule = cosine",
            "schedule { type = cosine, min-factor = 0.1 }",
            "batch-size = 1",
            "epochs = 301",
            "l1 = 1e-300",
            "l2 = 1e-300",
            "dropout = 1e-300");

    assertThat(networks.stream().map(Studies::network).map(Canonical::digest).distinct())
        .hasSize(networks.size());
  }

  @Test
  void everyFieldOfADatasetChangesItsDigest() {
    List<String> datasets =
        List.of(
            "source = moons",
            "source { type = moons, points = 1001 }",
            "source { type = moons, noise = 0.2 }",
            "source = heart",
            "source = moons, scaling = standard",
            "source = moons, test-share = 0.3",
            "source = moons, seed = 1");

    assertThat(datasets.stream().map(CanonicalTest::dataset).map(Canonical::digest).distinct())
        .hasSize(datasets.size());
  }

  private static DatasetSpec dataset(String dataset) {
    return Studies.read(Studies.text("", dataset, "")).datasets().get(0);
  }

  @Test
  void zeroIsZeroWhateverItsSign() {
    assertThat(Studies.network("l1 = -0.0, l2 = -0")).isEqualTo(Studies.network(""));
  }

  private static Set<String> ids(StudySpec study) {
    return study.runs().stream()
        .map(run -> RunId.of(study, run, Canonical.digest(run.dataset())))
        .collect(Collectors.toSet());
  }

  @Test
  void identitiesDoNotDependOnOrderAndStayWhenAStudyGrows() {
    String a = "{ name = a, source = moons }";
    String b = "{ name = b, source = circles }";
    String text =
        "study { name = x, seeds = [%s] }, datasets = [%s], networks = ["
            + "{ name = n, grid { activation = [%s] } }]";
    Set<String> ids = ids(Studies.read(text.formatted("0, 1", a + ", " + b, "relu, tanh")));

    assertThat(ids).hasSize(8).allMatch(id -> id.matches("[0-9a-f]{16}"));
    assertThat(ids(Studies.read(text.formatted("1, 0", b + ", " + a, "tanh, relu"))))
        .isEqualTo(ids);
    assertThat(ids(Studies.read(text.formatted("2, 1, 0", b + ", " + a, "sine, tanh, relu"))))
        .hasSize(18)
        .containsAll(ids);
  }

  @Test
  void theOrderInWhichEmbeddingsAreNamedChangesNoIdentity() {
    String text = Studies.text("", "source = moons", "");
    Set<String> ids = ids(Studies.read(text));

    assertThat(
            ids(
                Studies.read(
                    text
                        + "record.embeddings = [post-activation, pre-activation, post-activation]")))
        .isEqualTo(ids);
    assertThat(ids(Studies.read(text + "record.embeddings = post-activation")))
        .doesNotContainAnyElementsOf(ids);
  }

  @Test
  void whatIsRecordedAndTheStudysSeedBelongToARunsIdentity() {
    String text = Studies.text("", "source = moons", "");
    Set<String> ids = ids(Studies.read(text));

    assertThat(ids(Studies.read(text + "record.every-n-epochs = 2")))
        .doesNotContainAnyElementsOf(ids);
    assertThat(ids(Studies.read(text + "study.seed = 2"))).doesNotContainAnyElementsOf(ids);
    assertThat(ids(Studies.read(text + "study.title = other, render.theme = dark"))).isEqualTo(ids);
  }
}
