package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.Source;
import org.uncoil.study.Kinds;
import org.uncoil.study.Studies;

class StudyFileErrorTest {
  /** Line 8 of a study that is right apart from it; a line of the only network. */
  private static List<Problem> inNetwork(String line) {
    return Studies.problems(
        """
        study {
          name = test
        }
        datasets = [ { name = moons, source = moons } ]
        networks = [
          {
            name = net
            %s
          }
        ]
        """
            .formatted(line));
  }

  /** Line 4 of a study that is right apart from it; a line of the only dataset. */
  private static List<Problem> inDataset(String line) {
    return Studies.problems(
        """
        study { name = test }
        datasets = [ {
            name = data
            %s
        } ]
        networks = [ { name = net } ]
        """
            .formatted(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          learning-rate = fast            | learning-rate      | "fast"   | must be a number
          learning-rate = null            | learning-rate      | null     | must be a number
          learning-rate = -0.5            | learning-rate      | -0.5     | must be a positive number
          epochs = 2.5                    | epochs             | 2.5      | must be a whole number
          epochs = 3000000000             | epochs             | 3000000000 | must be a whole number
          epochs = 0                      | epochs             | 0        | must be at least 1
          epochs = [300]                  | epochs             | [300]    | must be a whole number
          hidden = [8, wide]              | hidden[1]          | "wide"   | must be a whole number
          hidden = [8, 0]                 | hidden             | [8,0]    | every width must be at least 1
          dropout = 1                     | dropout            | 1        | must lie in [0, 1)
          hidden = [100000, 100000]       | hidden             | [100000,100000] | weights and biases, which is what
          hidden = [2147483647, 2147483647, 2147483647] | hidden | [2147483647,2147483647,2147483647] | weights and biases, which is what
          grid { grid = [a] }             | grid.grid          | ["a"]    | cannot vary
          grid { random = [3] }           | grid.random        | [3]      | cannot vary
          grid { name = [a, b] }          | grid.name          | ["a","b"] | cannot vary
          grid { "grid.epochs" = [1, 2] } | grid.grid.epochs   | [1,2]    | cannot vary
          random { samples = 1, distributions { grid { choice = [1] } } } | random.distributions.grid | {"choice":[1]} | cannot vary
          random { samples = 1, distributions { l1 { uniform = [0, 1e400] } } } | random.distributions.l1.uniform | [0,Infinity] | at a finite distance
          random { samples = 1, distributions { l1 { uniform = [-1e308, 1e308] } } } | random.distributions.l1.uniform | [-1.0E308,1.0E308] | at a finite distance
          activation = rellu              | activation         | "rellu"  | did you mean relu?
          activation = [relu, tanh, sine] | activation         | ["relu","tanh","sine"] | give one, or 2
          initialisation = glorot         | initialisation     | "glorot" | must be one of xavier, xavier-uniform, he
          optimizer = adm                   | optimizer            | "adm"    | did you mean adam?
          optimizer { type = adm }          | optimizer.type       | "adm"    | did you mean adam?
          optimizer { beta1 = 0.5 }         | optimizer            | {"beta1":0.5} | lacks its type, one of adadelta, adagrad
          optimizer = [adam]                | optimizer            | ["adam"] | must be one of adadelta
          optimizer { type = adam, beta1 = 1 } | optimizer.beta1   | 1        | must lie in [0, 1)
          schedule = step                 | schedule.step-size     |          | is missing: epochs between two steps
          learningrate = 0.1              | learningrate       | 0.1      | did you mean learning-rate?
          girt { hidden = [[1], [2]] }    | girt               | {"hidden":[[1],[2]]} | did you mean grid?
          name = true                     | name               | true     | must be a text
          name = null                     | name               | null     | must be a text
          name = " "                      | name               | " "      | must not be empty
          grid = [relu, tanh]             | grid               | ["relu","tanh"] | must be a list of the values to try
          grid { activation = relu }      | grid.activation    | "relu"   | must be a list of the values to try
          grid { activation = [] }        | grid.activation    | []       | must be a list of the values to try
          grid { epochs = [10, none] }    | epochs             | "none"   | must be a whole number
          optimizer = adam, grid { optimizer.beta3 = [0.1] }  | optimizer.beta3      | 0.1      | did you mean beta1?
          grid { optimizer.beta1 = [2] }  | optimizer | {"beta1":2} | lacks its type
          optimizer = adam, grid { optimizer.beta1 = [2] }    | optimizer.beta1      | 2        | must lie in [0, 1)
          random = 3                      | random             | 3        | must be { samples = …, distributions { … } }
          random { samples = 2 }          | random             | {"samples":2} | lacks distributions
          random { distributions { l1 { uniform = [0, 1] } } } | random | {"distributions":{"l1":{"uniform":[0,1]}}} | lacks samples
          random { samples = 0, distributions { l1 { uniform = [0, 1] } } } | random.samples | 0 | must be a whole number of at least 1
          random { samples = 1, field = 1, distributions { l1 { uniform = [0, 1] } } } | random.field | 1 | there are samples, distributions
          random { samples = 1, distributions { l1 = 3 } } | random.distributions.l1 | 3 | must be a distribution
          random { samples = 1, distributions { l1 { uniform = [1, 0] } } } | random.distributions.l1.uniform | [1,0] | with a < b
          random { samples = 1, distributions { l1 { log-uniform = [0, 1] } } } | random.distributions.l1.log-uniform | [0,1] | 0 < a
          random { samples = 1, distributions { l1 { integer = [0.5, 1] } } } | random.distributions.l1.integer | [0.5,1] | must be a distribution
          random { samples = 1, distributions { l1 { choice = [] } } } | random.distributions.l1.choice | [] | must be a distribution
          """)
  void aNetworkMistakeIsNamedWithLinePathValueAndAdvice(
      String line, String path, String value, String advice) {
    assertThat(inNetwork(line))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(Studies.FILE);
              assertThat(problem.line()).isEqualTo(8);
              assertThat(problem.path()).isEqualTo("networks[0]." + path);
              assertThat(problem.value()).isEqualTo(value == null ? "" : value);
              assertThat(problem.message()).contains(advice);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source = mons                        | source          | "mons"  | did you mean moons?
          source { type = 3 }                  | source.type     | 3       | must be one of annulus, blobs
          source { type = moons, points = 3 }  | source.points   | 3       | must be at least 4, two for each class
          source { type = moons, pints = 300 } | source.pints    | 300     | did you mean points?
          source = csv, source { type = csv, path = x.csv } | source.label | | is missing: the class column
          source { type = csv, path = x, label = 1, features = [a, {}] } | source.features[1] | {} | must be a text
          source { type = csv, path = x, label = 1, header = 1 } | source.header | 1 | must be true or false
          source { type = csv, path = x, label = 1, quote = ": " } | source.quote | ": " | must be one character
          source = moons, scaling = max-min    | scaling         | "max-min" | must be one of none, standard, min-max
          source = moons, test-share = 0.95      | test-share      | 0.95    | must lie in [0, 0.9]
          grid { source.noise = [-1] }, source = moons | source.noise | -1 | must be 0 or more
          """)
  void aDatasetMistakeIsNamedWithLinePathValueAndAdvice(
      String line, String path, String value, String advice) {
    assertThat(inDataset(line))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.path()).isEqualTo("datasets[0]." + path);
              assertThat(problem.value()).isEqualTo(value == null ? "" : value);
              assertThat(problem.message()).contains(advice);
            });
  }

  @Test
  void whatIsMissingIsMissedWhereItsObjectBegins() {
    List<Problem> problems =
        Studies.problems(
            """
            study { title = x }
            datasets = [ { name = data, source = moons } ]
            networks = [

              {
                grid { activation = [relu, tanh] }
              }
            ]
            """);

    assertThat(problems)
        .extracting(Problem::line, Problem::path)
        .containsExactly(tuple(1, "study.name"), tuple(5, "networks[0].name"));
  }

  @Test
  void valuesBesideAKeyThatIsNoneAreCheckedToo() {
    assertThat(inNetwork("learningrate = 0.1, epochs = 0"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("networks[0].learningrate", "networks[0].epochs");
  }

  @Test
  void allImpossibleValuesOfAnObjectAreNamedAtOnce() {
    assertThat(inNetwork("learning-rate = -1\nepochs = 0\ndropout = 2"))
        .extracting(Problem::line, Problem::path, Problem::value, Problem::message)
        .containsExactly(
            tuple(8, "networks[0].learning-rate", "-1", "must be a positive number"),
            tuple(9, "networks[0].epochs", "0", "must be at least 1"),
            tuple(10, "networks[0].dropout", "2", "must lie in [0, 1)"));
  }

  @Test
  void impossibleValuesAreNamedBesideValuesOfTheWrongKindAndMissingOnes() {
    assertThat(
            inNetwork(
                "epochs = many, dropout = 2, optimizer { type = adam, beta1 = x, beta2 = 1 }"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "networks[0].epochs",
            "networks[0].dropout",
            "networks[0].optimizer.beta1",
            "networks[0].optimizer.beta2");
    assertThat(inNetwork("schedule { type = step, gamma = 7 }"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("networks[0].schedule.step-size", "networks[0].schedule.gamma");
    assertThat(inDataset("test-share = 1"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("datasets[0].source", "datasets[0].test-share");
    assertThat(inDataset("source { type = csv, quote = long }"))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "datasets[0].source.path", "datasets[0].source.label", "datasets[0].source.quote");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the default of 200 points would be too few for 1000 classes
        "source { type = random-labels, classes = 1000 } | classes",
        "source { type = random-labels, points = 100, classes = many } | classes",
        "source { type = rings, rings = 3, classes = 1000 } | classes",
        "source { type = rings, rings = none, points = 5 } | rings",
        "source { type = classification, informative = 0, clusters-per-class = 5 } | informative",
        "source { type = classification, informative = 1, classes = x } | classes",
        "source { type = csv, path = x, label = y, separator = long, quote = l } | separator"
      })
  void aDatasetMistakeHasNoFollowUps(String lineAndSetting) {
    String[] parts = lineAndSetting.split(" \\| ", -1);

    assertThat(inDataset(parts[0]))
        .extracting(Problem::path)
        .containsExactly("datasets[0].source." + parts[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "[8, wide]", "[8, 0]", "[-1, -1]", "[-2147483648, -2147483648]"})
  void hiddenLayersThatAreWrongSayNothingOfTheirActivations(String hidden) {
    assertThat(inNetwork("activation = [relu, tanh, sine], hidden = " + hidden))
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).startsWith("networks[0].hidden"));
  }

  @Test
  void everyKindOfSourceIsReadByItsName() {
    assertThat(Kinds.of(Source.class)).containsKeys("s-curve", "film-spiral", "nine-discs");
    Kinds.of(Source.class)
        .forEach(
            (kind, type) -> {
              String file = PointFile.class.isAssignableFrom(type) ? ", path = x, label = y" : "";
              String dataset = "source { type = %s%s }".formatted(kind, file);
              assertThat(Studies.read(Studies.text("", dataset, "")).datasets().get(0).source())
                  .isInstanceOf(type);
            });
  }

  @Test
  void aSettingThatIsWrongInEveryItemOfAGridIsNamedOnce() {
    assertThat(inNetwork("batch-size = -1, grid { activation = [relu, tanh, sine] }"))
        .singleElement()
        .extracting(Problem::path, Problem::value)
        .containsExactly("networks[0].batch-size", "-1");
  }

  @Test
  void aDistributionThatIsWrongIsNamedOnceWithAFewOfItsDraws() {
    List<Problem> problems =
        inNetwork("random { samples = 50, distributions { dropout { uniform = [2, 3] } } }");

    assertThat(problems)
        .singleElement()
        .extracting(Problem::line, Problem::path, Problem::message)
        .containsExactly(8, "networks[0].dropout", "must lie in [0, 1)");
    assertThat(problems.get(0).value()).matches("(2\\.\\d+, ){3}…");
  }

  @Test
  void anAxisThatIsWrongIsNamedOnceWithItsValues() {
    assertThat(inNetwork("optimizer = adam, grid { optimizer.beta3 = [0.1, 0.2], l1 = [0, 1] }"))
        .singleElement()
        .extracting(Problem::line, Problem::path, Problem::value)
        .containsExactly(8, "networks[0].optimizer.beta3", "0.1, 0.2");
    assertThat(inNetwork("grid { dropout = [0, 1, 2, 3, 0.5] }"))
        .extracting(Problem::path, Problem::value)
        .containsExactly(tuple("networks[0].dropout", "1, 2, 3"));
    assertThat(inNetwork("random { samples = 9, distributions { l3 { uniform = [0, 1] } } }"))
        .singleElement()
        .extracting(Problem::path)
        .isEqualTo("networks[0].l3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          samples = 7, distributions { epochs { choice = [1, 2, 2] }, batch-size { integer = [0, 2] } } | 7 | 6
          samples = 2, distributions { activation { choice = [relu] } } | 2 | 1
          samples = 4, distributions { l1 { uniform = [1, 1.0000000000000002] } } | 4 | 2
          """)
  void moreSamplesThanCombinationsAreRefused(String random, String samples, int combinations) {
    assertThat(inNetwork("random { " + random + " }"))
        .singleElement()
        .hasToString(
            "my.conf:8: networks[0].random.samples = %s: is more than the %d combinations that there are to draw"
                .formatted(samples, combinations));
  }

  @Test
  void aDistributionThatIsWrongSaysNothingOfTheNumberOfSamples() {
    assertThat(
            inNetwork(
                "random { samples = 9, distributions { l1 { choice = [] }, epochs { choice = [1, 2] } } }"))
        .extracting(Problem::path)
        .containsExactly("networks[0].random.distributions.l1.choice");
  }

  @Test
  void aMistakeBehindASampledSettingKeepsItsLine() {
    List<Problem> problems =
        inNetwork(
            "epochs = 1.5\n  optimizer = adm\n"
                + "  random { samples = 1, distributions { \"optimizer.beta1\" { uniform = [0, 1] } } }");

    assertThat(problems)
        .extracting(Problem::line, Problem::path)
        .containsExactly(tuple(8, "networks[0].epochs"), tuple(9, "networks[0].optimizer.type"));
  }

  @Test
  void everythingIsSaidAtOnceInTheOrderOfTheFile() {
    List<Problem> problems =
        Studies.problems(
            """
            networks = [ { name = net, epochs = 0 }, 7 ]
            study {
              name = "a b: c"
              seeds = [1, 1]
            }
            datasets = []
            record { every-n-epochs = 0 }
            render { theme = blue, framesPerSecond = 3 }
            network = 1
            """);

    assertThat(problems)
        .extracting(Problem::line, Problem::path)
        .containsExactlyInAnyOrder(
            tuple(1, "networks[0].epochs"),
            tuple(1, "networks[1]"),
            tuple(3, "study.name"),
            tuple(4, "study.seeds"),
            tuple(6, "datasets"),
            tuple(7, "record.every-n-epochs"),
            tuple(8, "render.theme"),
            tuple(8, "render.framesPerSecond"),
            tuple(9, "network"));
    assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    assertThat(problems.get(8).message()).contains("did you mean networks?");
  }

  @Test
  void sectionsMustBeWhatTheyAre() {
    assertThat(Studies.problems("study = 3\ndatasets = moons\nrecord = null"))
        .extracting(p -> p.line() + " " + p.path() + " " + p.message())
        .contains(
            "1 study must be an object of settings: { … }",
            "2 datasets must be a list of at least one: [ { … } ]",
            "3 record must be an object of settings: { … }");
  }

  @Test
  void aNameIsUsedOnce() {
    assertThat(
            Studies.problems(
                """
                study { name = test }
                datasets = [
                  { name = a, source = moons }
                  { name = a, source = circles }
                ]
                networks = [ { name = net } ]
                """))
        .singleElement()
        .hasToString(
            "my.conf:4: datasets[1].name = \"a\": is the name of datasets[0] too;"
                + " every name must be used once");
  }

  @Test
  void nothingIsTrainedTwice() {
    assertThat(
            Studies.problems(
                """
                study { name = test }
                datasets = [ { name = a, source = moons } ]
                networks = [
                  { name = short, epochs = 300 }
                  { name = long, epochs = 3e2, activation = [relu, relu] }
                ]
                """))
        .singleElement()
        .hasToString(
            "my.conf:5: networks[1].name = \"long\": says the same as \"short\";"
                + " it would be trained twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", ".hidden", "-x", "_temporary", "a/b", "a b", "", "\u00e9"})
  void aNameThatIsNoSafeFolderIsRefused(String name) {
    String text = Studies.text("", "source = moons", "") + "study.name = \"" + name + "\"";

    assertThat(Studies.problems(text))
        .singleElement()
        .extracting(Problem::path, Problem::line)
        .containsExactly("study.name", 4);
  }

  @Test
  void wholeNumbersHaveWholeLimits() {
    String text = Studies.text("", "source = moons", "") + "render.frames-per-second = 0";

    assertThat(Studies.problems(text))
        .singleElement()
        .hasToString("my.conf:4: render.frames-per-second = 0: must lie in [1, 120]");
  }

  @Test
  void seedsAreACountOrAList() {
    assertThat(Studies.problems(Studies.text("seeds = 0", "source = moons", "")))
        .singleElement()
        .extracting(Problem::line, Problem::path, Problem::value)
        .containsExactly(1, "study.seeds", "0");
    assertThat(Studies.problems(Studies.text("seeds = 1.5", "source = moons", ""))).hasSize(1);
    assertThat(Studies.problems(Studies.text("seeds = []", "source = moons", "")))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("must hold at least one");
  }

  @Test
  void aSeedThatNoLongHoldsIsRefusedRatherThanRounded() {
    assertThat(Studies.problems(Studies.text("seed = 9223372036854775808", "source = moons", "")))
        .singleElement()
        .extracting(Problem::path)
        .isEqualTo("study.seed");
    assertThat(
            Studies.read(Studies.text("seed = 9223372036854775807", "source = moons", "")).seed())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void filmsOfRunsThatTheStudyHasNotAreNamed() {
    String text =
        Studies.text("", "source = moons", "")
            + """
            render.also = [ { datasets = [moon], networks = [none], seeds = [0, 7] } ]
            """;
    assertThat(Studies.problems(text))
        .extracting(Problem::line, Problem::path, Problem::value)
        .containsExactly(
            tuple(4, "render.also[0].datasets", "moon"),
            tuple(4, "render.also[0].networks", "none"),
            tuple(4, "render.also[0].seeds", "7"));
    assertThat(Studies.problems(Studies.text("", "source = moons", "") + "render.also = [ {} ]"))
        .extracting(Problem::path)
        .containsExactly("render.also[0].datasets");
  }

  @Test
  void halfOfASurrogatePairIsNoText() {
    for (String field :
        List.of(
            "datasets = [{ source = moons, name = %s }], networks = [{ name = n }]",
            "datasets = [{ name = d, source = moons }], networks = [{ name = %s }]",
            "study.title = %s, datasets = [{ name = d, source = moons }], networks = [{ name = n }]")) {
      assertThatThrownBy(() -> Studies.read("study.name = x, " + field.formatted("\"a\\ud800b\"")))
          .hasMessageContaining("must be Unicode text, but holds half of a surrogate pair");
      assertThat(
              Studies.read("study.name = x, " + field.formatted("\"a\\ud83d\\ude00b\"")).runCount())
          .isEqualTo(1);
    }
  }
}
