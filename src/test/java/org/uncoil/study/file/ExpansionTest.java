package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.generator.Spiral;
import org.uncoil.dataset.generator.sklearn.Circles;
import org.uncoil.dataset.generator.sklearn.Moons;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Studies;

/** What grids, samples and seeds expand to. */
class ExpansionTest {
  private static List<DatasetSpec> datasets(String dataset) {
    return Studies.read(Studies.text("", dataset, "")).datasets();
  }

  private static List<String> names(String network) {
    return Studies.networks(network).stream().map(NetworkSpec::name).toList();
  }

  private static double[] sampled(String study, String network, ToDoubleFunction<NetworkSpec> of) {
    return Studies.read(Studies.text(study, "source = moons", network)).networks().stream()
        .mapToDouble(of)
        .toArray();
  }

  @Test
  void aGridIsEveryCombinationTheLastSettingFastest() {
    List<NetworkSpec> networks =
        Studies.networks("grid { activation = [relu, tanh], epochs = [10, 20, 30] }");

    assertThat(networks)
        .extracting(NetworkSpec::name)
        .containsExactly(
            "net relu epochs=10",
            "net relu epochs=20",
            "net relu epochs=30",
            "net tanh epochs=10",
            "net tanh epochs=20",
            "net tanh epochs=30");
    assertThat(networks).extracting(NetworkSpec::epochs).containsExactly(10, 20, 30, 10, 20, 30);
    assertThat(networks.get(4).bottleneckActivation()).isEqualTo(Activation.TANH);
  }

  @Test
  void theSettingsOfAGridKeepTheOrderInWhichTheyAreWritten() {
    assertThat(
            names(
                """
                grid {
                  l2 = [0.5, 1]
                  optimizer { type = [adam], beta1 = [0.5] }
                  hidden = [[7]]
                  activation = [sine]
                  batch-size = [1]
                }
                """))
        .containsExactly(
            "net l2=0.5 beta1=0.5 adam hidden=7 sine batch-size=1",
            "net l2=1 beta1=0.5 adam hidden=7 sine batch-size=1");
  }

  @Test
  void listsCanBeValues() {
    List<NetworkSpec> networks = Studies.networks("grid { hidden = [[100], [400, 400], 7, []] }");

    assertThat(networks)
        .extracting(NetworkSpec::hidden)
        .containsExactly(List.of(100), List.of(400, 400), List.of(7), List.of());
    assertThat(networks).extracting(NetworkSpec::name).doesNotHaveDuplicates();
    assertThat(networks)
        .extracting(NetworkSpec::name)
        .startsWith("net hidden=100", "net hidden=400-400", "net hidden=7");
  }

  @Test
  void numbersAreNamedAsTheyAreWritten() {
    assertThat(names("grid { learning-rate = [1e-4, 0.010, 3] }"))
        .containsExactly(
            "net learning-rate=1e-4", "net learning-rate=0.010", "net learning-rate=3");
  }

  @Test
  void aSourcesOwnSettingsCanVary() {
    for (String grid :
        List.of(
            "source.noise = [0, 0.5]",
            "source { noise = [0, 0.5] }",
            "\"source.noise\" = [0, 0.5]")) {
      List<DatasetSpec> datasets =
          datasets("source { type = moons, points = 10 }, grid { %s }".formatted(grid));

      assertThat(datasets)
          .extracting(DatasetSpec::source)
          .containsExactly(new Moons(10, 0), new Moons(10, 0.5));
      assertThat(datasets)
          .extracting(DatasetSpec::name)
          .containsExactly("data noise=0", "data noise=0.5");
    }
  }

  @Test
  void theSourceItselfCanVary() {
    List<DatasetSpec> datasets =
        datasets(
            "grid { source = [moons, { type = circles, noise = 0.25 }, { type = spiral, turns = 2 }] }");

    assertThat(datasets)
        .extracting(DatasetSpec::name)
        .containsExactly("data moons", "data circles noise=0.25", "data spiral turns=2");
    assertThat(datasets)
        .extracting(DatasetSpec::source)
        .containsExactly(
            new Moons(1000, 0.1), new Circles(2000, 0.8, 0.25), new Spiral(900, 3, 2, 0.2));
  }

  @Test
  void aSettingOfAVaryingSourceIsSetAfterTheSource() {
    assertThat(datasets("grid { \"source.noise\" = [0, 0.5], source = [moons, circles] }"))
        .extracting(DatasetSpec::source)
        .containsExactlyInAnyOrder(
            new Moons(1000, 0),
            new Moons(1000, 0.5),
            new Circles(2000, 0.8, 0),
            new Circles(2000, 0.8, 0.5));
  }

  @Test
  void theSettingsOfAKindThatIsWrittenAsAWordCanVary() {
    assertThat(Studies.networks("optimizer = adam, grid { optimizer.beta1 = [0.5, 0.8] }"))
        .extracting(NetworkSpec::optimizer)
        .containsExactly(
            new Optimizer.Adam(0.5, 0.999, 1e-8), new Optimizer.Adam(0.8, 0.999, 1e-8));
  }

  @Test
  void aGridThatExplodesIsCountedAndNotBuilt() {
    String thousand =
        IntStream.range(0, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String grid =
        IntStream.range(0, 10)
            .mapToObj(i -> "k" + i + " = [" + thousand + "]")
            .collect(Collectors.joining(",", "grid {", "}"));
    String text = Studies.text("", "source = moons", grid);

    for (boolean unlimited : new boolean[] {false, true}) {
      assertThat(Studies.problems(text, unlimited))
          .singleElement()
          .hasToString(
              "my.conf:1: study: 1 datasets × countless networks × 1 seeds are countless runs,"
                  + " more than any study can have: 10,000,000");
    }
  }

  @Test
  void samplesThatExplodeAreCountedWithoutADatasetToo() {
    List<Problem> problems =
        Studies.problems(
            "study { name = x }, networks = [ { name = n, random {"
                + " samples = 2000000000, distributions { l1 { uniform = [0, 1] } } } } ]");

    assertThat(problems).extracting(Problem::path).containsExactly("datasets");
  }

  @Test
  void moreRunsThanTheLimitMustBeMeant() {
    String text =
        """
        study {
          name = big
          seeds = 5
          max-runs = 29
        }
        datasets = [ { name = a, source = moons }, { name = b, source = circles } ]
        networks = [ { name = net, grid { activation = [relu, tanh, sine] } } ]
        """;

    assertThat(Studies.problems(text))
        .singleElement()
        .hasToString(
            "my.conf:4: study.max-runs = 29: 2 datasets × 3 networks × 5 seeds are 30 runs,"
                + " more than max-runs; say --yes to run them");
    assertThat(StudyFile.parse(Studies.FILE, text, true).runCount()).isEqualTo(30);
    assertThat(Studies.read(text.replace("29", "30")).runs()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void aStudyThatIsMeantIsNeverBuiltInPart() {
    String text =
        Studies.text(
            "",
            "source = moons",
            "random { samples = 12000, distributions { l1 { uniform = [0, 1] } } }");

    assertThat(StudyFile.parse(Studies.FILE, text, true).networks()).hasSize(12000);
  }

  @Test
  void samplesLieWithinTheirRanges() {
    List<NetworkSpec> networks =
        Studies.networks(
            """
            optimizer = adam
            random {
              samples = 2000
              distributions {
                learning-rate { log-uniform = [1e-4, 1] }
                dropout { uniform = [0.25, 0.75] }
                batch-size { integer = [3, 6] }
                activation { choice = [relu, tanh] }
                hidden { choice = [[8], [8, 8]] }
                optimizer.beta1 { uniform = [0, 0.5] }
              }
            }
            """);

    assertThat(networks).hasSize(2000).extracting(NetworkSpec::name).doesNotHaveDuplicates();
    assertThat(networks.get(41).name()).isEqualTo("net #42");
    assertThat(networks).allMatch(n -> n.learningRate() >= 1e-4 && n.learningRate() <= 1);
    assertThat(networks).allMatch(n -> n.dropout() >= 0.25 && n.dropout() < 0.75);
    assertThat(networks).extracting(NetworkSpec::batchSize).containsOnly(3, 4, 5, 6);
    assertThat(networks).extracting(NetworkSpec::activationLabel).containsOnly("relu", "tanh");
    assertThat(networks).extracting(NetworkSpec::hidden).containsOnly(List.of(8), List.of(8, 8));
    // half of the draws lie below the middle of each scale; 0.05 is more than four deviations
    assertThat(share(networks, n -> n.learningRate() < 1e-2)).isBetween(0.45, 0.55);
    assertThat(share(networks, n -> n.dropout() < 0.5)).isBetween(0.45, 0.55);
    assertThat(share(networks, n -> n.batchSize() < 5)).isBetween(0.45, 0.55);
    assertThat(share(networks, n -> n.hidden().size() == 1)).isBetween(0.45, 0.55);
    // and settings are drawn apart from each other
    assertThat(share(networks, n -> (n.learningRate() < 1e-2) == (n.dropout() < 0.5)))
        .isBetween(0.45, 0.55);
  }

  private static double share(List<NetworkSpec> networks, Predicate<NetworkSpec> holds) {
    return (double) networks.stream().filter(holds).count() / networks.size();
  }

  @Test
  void samplesAreTheSameWhereverTheyStand() {
    String rate = "learning-rate { uniform = [0, 1] }";
    String random = "random { samples = %d, distributions { %s } }";
    double[] three = sampled("", random.formatted(3, rate), NetworkSpec::learningRate);

    assertThat(sampled("", random.formatted(3, rate), NetworkSpec::learningRate)).isEqualTo(three);
    assertThat(sampled("", random.formatted(5, rate), NetworkSpec::learningRate))
        .as("more samples")
        .startsWith(three);
    assertThat(
            sampled(
                "",
                random.formatted(
                    3, "l1 { uniform = [0, 1] }, " + rate + ", epochs { integer = [1, 9] }"),
                NetworkSpec::learningRate))
        .as("more settings")
        .isEqualTo(three);
    assertThat(sampled("seed = 2", random.formatted(3, rate), NetworkSpec::learningRate))
        .as("another seed")
        .doesNotContain(three);
    assertThat(
            sampled(
                "",
                random.formatted(3, rate) + " }, { name = other, " + random.formatted(3, rate),
                NetworkSpec::learningRate))
        .as("another network in the study")
        .startsWith(three)
        .doesNotHaveDuplicates();
  }

  @Test
  void samplesOfFewCombinationsAreAllDifferent() {
    String random =
        "random { samples = %d, distributions { activation { choice = [relu, tanh, sine, elu] },"
            + " epochs { integer = [1, 5] } } }";

    List<NetworkSpec> all = Studies.networks(random.formatted(20));

    // 4 × 5 combinations, each once
    assertThat(all)
        .extracting(n -> n.activationLabel() + n.epochs())
        .doesNotHaveDuplicates()
        .hasSize(20);
    assertThat(Studies.networks(random.formatted(20))).isEqualTo(all);
    assertThat(all).startsWith(Studies.networks(random.formatted(7)).toArray(NetworkSpec[]::new));
  }

  @Test
  void aValueThatIsListedOftenIsDrawnOftenAndTheOthersAreFoundNevertheless() {
    String often = "relu, ".repeat(500);
    List<NetworkSpec> all =
        Studies.networks(
            "random { samples = 4, distributions { activation { choice = [%stanh] }, initialisation { choice = [%she] } } }"
                .formatted(often, "xavier, ".repeat(500)));

    assertThat(all)
        .extracting(n -> n.activationLabel() + " " + n.initialisation())
        .containsExactlyInAnyOrder("relu XAVIER", "relu HE", "tanh XAVIER", "tanh HE");
    assertThat(all.get(0).activationLabel()).isEqualTo("relu");
  }

  @Test
  void everyPointOfAGridGetsTheSameSamples() {
    List<NetworkSpec> networks =
        Studies.networks(
            "grid { activation = [relu, tanh] }, random { samples = 2, distributions { l2 { uniform = [0, 1] } } }");

    assertThat(networks)
        .extracting(NetworkSpec::name)
        .containsExactly("net relu #1", "net relu #2", "net tanh #1", "net tanh #2");
    assertThat(networks.get(0).l2()).isEqualTo(networks.get(2).l2());
    assertThat(networks.get(1).l2()).isEqualTo(networks.get(3).l2());
    assertThat(networks.get(0).l2()).isNotEqualTo(networks.get(1).l2());
  }

  @Test
  void seedsAreCountedOrListed() {
    assertThat(Studies.read(Studies.text("seeds = 3", "source = moons", "")).seeds())
        .containsExactly(0L, 1L, 2L);
    assertThat(Studies.read(Studies.text("seeds = [5, 9]", "source = moons", "")).runs())
        .extracting(RunSpec::replicate)
        .containsExactly(5L, 9L);
    assertThat(Studies.read(Studies.text("", "source = moons", "")).seeds()).containsExactly(0L);
  }
}
