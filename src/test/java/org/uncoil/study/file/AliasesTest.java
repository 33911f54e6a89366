package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Source;
import org.uncoil.study.Canonical;
import org.uncoil.study.EarlierNames;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.Kinds;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.RecordSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.RunId;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Schedule;
import org.uncoil.study.Seeds;
import org.uncoil.study.Studies;
import org.uncoil.study.StudySpec;

/** Earlier names of settings and values: they work, and change no identity. */
class AliasesTest {
  private static final String EARLIER =
      """
      study { name = names, seed = 7, seeds = [0, 3], limit = 5000, engine = stacked }
      datasets = [
        { name = blobs, held-out = 0.3, replicate = 2, scaling = standardise
          source { type = blobs, deviation = 0.5 } }
        { name = classes, source { type = classification, clusters = 1, separation = 2, flipped = 0.1 } }
        { name = file, source { type = csv, path = data/iris.csv, label = species, missing = ["-"] } }
        { name = shares, source = moons, grid {
            held-out = [0.1, 0.4]
            scaling = [none, standardise]
        } }
      ]
      networks = [
        { name = activations, activation = leakyrelu, grid {
            activation = [thresholdedrelu, hardsigmoid, hardtanh, rationaltanh, rectifiedtanh]
        } }
        { name = rmsprop, updater { type = rmsprop, decay = 0.9 }, schedule { type = step, every = 10, factor = 0.1 } }
        { name = decays, updater = rmsprop, schedule { type = exponential, factor = 0.9 }, grid { updater.decay = [0.5, 0.8] } }
        { name = kinds, grid {
            updater = [adam, { type = rmsprop, decay = 0.7 }]
            schedule = [{ type = cosine, least = 0.1 }, { type = step, every = 5 }]
        } }
        { name = samples, random { samples = 3, fields {
            updater.beta1 { uniform = [0.5, 0.9] }
            schedule { choice = [{ type = cosine, least = 0.2 }, { type = step, every = 7, factor = 0.3 }] }
            learning-rate { log-uniform = [0.001, 0.1] }
        } }, updater = adam }
      ]
      record { every = 5, embeddings = [after, before], model = true }
      render { films = [film, story, counterfactual], every = 2, frames = 50 }
      gallery { megabytes = 10, points = 500, epochs = 50 }
      """;

  private static final String PRESENT =
      """
      study { name = names, seed = 7, seeds = [0, 3], max-runs = 5000, engine = batched }
      datasets = [
        { name = blobs, test-share = 0.3, seed = 2, scaling = standard
          source { type = blobs, cluster-std = 0.5 } }
        { name = classes, source { type = classification, clusters-per-class = 1, class-sep = 2, flip-y = 0.1 } }
        { name = file, source { type = csv, path = data/iris.csv, label = species, na-values = ["-"] } }
        { name = shares, source = moons, grid {
            test-share = [0.1, 0.4]
            scaling = [none, standard]
        } }
      ]
      networks = [
        { name = activations, activation = leaky-relu, grid {
            activation = [thresholded-relu, hard-sigmoid, hard-tanh, rational-tanh, rectified-tanh]
        } }
        { name = rmsprop, optimizer { type = rmsprop, rho = 0.9 }, schedule { type = step, step-size = 10, gamma = 0.1 } }
        { name = decays, optimizer = rmsprop, schedule { type = exponential, gamma = 0.9 }, grid { optimizer.rho = [0.5, 0.8] } }
        { name = kinds, grid {
            optimizer = [adam, { type = rmsprop, rho = 0.7 }]
            schedule = [{ type = cosine, min-factor = 0.1 }, { type = step, step-size = 5 }]
        } }
        { name = samples, random { samples = 3, distributions {
            optimizer.beta1 { uniform = [0.5, 0.9] }
            schedule { choice = [{ type = cosine, min-factor = 0.2 }, { type = step, step-size = 7, gamma = 0.3 }] }
            learning-rate { log-uniform = [0.001, 0.1] }
        } }, optimizer = adam }
      ]
      record { every-n-epochs = 5, embeddings = [post-activation, pre-activation], model = true }
      render { films = [film, walk-through, one-factor], every-n-epochs = 2, max-frames = 50 }
      gallery { max-megabytes = 10, max-points = 500, max-epochs = 50 }
      """;

  /** What each record and each family of a study file may say. */
  private static final List<Class<?>> SECTIONS =
      List.of(
          StudyHeader.class,
          DatasetSpec.class,
          NetworkSpec.class,
          RecordSpec.class,
          RenderSpec.class,
          GallerySpec.class);

  @TempDir private Path disk;

  /** All records and enums that a study file is read into. */
  private static Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    SECTIONS.forEach(section -> collect(section, types));
    return types;
  }

  private static void collect(Type type, Set<Class<?>> types) {
    if (type instanceof ParameterizedType list) {
      collect(list.getActualTypeArguments()[0], types);
    } else if (type instanceof Class<?> plain && plain.isEnum()) {
      types.add(plain);
    } else if (type instanceof Class<?> plain && plain.isRecord() && types.add(plain)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(component.getGenericType(), types);
      }
    } else if (type instanceof Class<?> plain && plain.isSealed()) {
      Kinds.of(plain).values().forEach(kind -> collect(kind, types));
    }
  }

  private static List<String> names(Class<?> type) {
    return type.isEnum()
        ? Stream.of(type.getEnumConstants()).map(one -> Kinds.kebab((Enum<?>) one)).toList()
        : Stream.of(type.getRecordComponents()).map(one -> Kinds.kebab(one.getName())).toList();
  }

  private static StudySpec withoutNames(StudySpec study) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (NetworkSpec n : study.networks()) {
      networks.add(
          new NetworkSpec(
              "n" + networks.size(),
              n.hidden(),
              n.activation(),
              n.initialisation(),
              n.initialScale(),
              n.optimizer(),
              n.learningRate(),
              n.schedule(),
              n.batchSize(),
              n.epochs(),
              n.l1(),
              n.l2(),
              n.dropout()));
    }
    List<DatasetSpec> datasets = new ArrayList<>();
    for (DatasetSpec d : study.datasets()) {
      datasets.add(
          new DatasetSpec(
              "d" + datasets.size(), d.source(), d.scaling(), d.testShare(), d.seed(), d.mode()));
    }
    return new StudySpec(
        study.name(),
        study.title(),
        study.description(),
        study.seed(),
        study.seeds(),
        study.maxRuns(),
        study.engine(),
        datasets,
        networks,
        study.record(),
        study.render(),
        study.gallery(),
        null);
  }

  @Test
  void theExampleHasEveryEarlierName() {
    Set<String> earlier = new TreeSet<>(Set.of("fields"));
    types().forEach(type -> EarlierNames.of(type).values().forEach(earlier::addAll));

    assertThat(earlier)
        .hasSizeGreaterThan(20)
        .allMatch(
            name -> Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])").matcher(EARLIER).find());
  }

  @Test
  void aFileWithEarlierNamesIsTheSameStudy() {
    StudySpec earlier = Studies.read(EARLIER);

    assertThat(withoutNames(earlier)).isEqualTo(withoutNames(Studies.read(PRESENT)));
    assertThat(Studies.read(StudyFile.render(earlier))).isEqualTo(earlier);
    assertThat(StudyFile.render(withoutNames(earlier)))
        .contains("optimizer", "test-share")
        .doesNotContain("updater", "held-out", "standardise");
  }

  @Test
  void variantsAreNamedAsTheFileIsWritten() {
    assertThat(Studies.read(EARLIER).datasets())
        .extracting(DatasetSpec::name)
        .contains("shares held-out=0.1 standardise");
    assertThat(Studies.read(PRESENT).datasets())
        .extracting(DatasetSpec::name)
        .contains("shares test-share=0.1 standard");
  }

  /** The numbers are those of the version that did not know the present names. */
  @Test
  void identitiesAndSeedsAreThoseThatTheEarlierNamesHad() {
    for (String text : List.of(EARLIER, PRESENT)) {
      StudySpec study = Studies.read(text);
      RunSpec last = study.runs().get(study.runs().size() - 1);
      StringBuilder all = new StringBuilder();
      for (RunSpec run : study.runs()) {
        all.append(RunId.of(study, run, Canonical.digest(run.dataset())))
            .append(' ')
            .append(Seeds.initial(study, run))
            .append('\n');
      }

      assertThat(Canonical.digest(study.datasets().get(0))).startsWith("4aa6440c7d3ddf04");
      assertThat(Canonical.digest(last.network())).startsWith("3b76523e14cbc925");
      assertThat(Seeds.dataset(7, study.datasets().get(0))).isEqualTo(-1598719852425010817L);
      assertThat(Seeds.initial(study, last)).isEqualTo(2157735214142458781L);
      assertThat(RunId.of(study, last, Canonical.digest(last.dataset())))
          .isEqualTo("bcd36103b37bb0f0");
      assertThat(Canonical.digest(all.toString())).startsWith("ca81641de17981ef");
    }
  }

  @Test
  void theNamesOfFilesStay() {
    assertThat(Stream.of(RenderSpec.FilmKind.values()).map(Canonical::oldest))
        .containsExactly("film", "embedding", "story", "compare", "counterfactual");
  }

  @Test
  void aStoredSpecificationWithEarlierNamesIsRead() {
    DatasetSpec dataset = Studies.read(PRESENT).datasets().get(0);

    assertThat(StudyFile.dataset(Canonical.json(dataset))).contains(dataset);
    assertThat(
            StudyFile.dataset(
                """
                {"name":"blobs","source":{"type":"blobs","points":900,"classes":3,"dimensions":2,\
                "deviation":0.5,"box":10},"scaling":"standardise","held-out":0.3,"replicate":2,\
                "mode":{"type":"run-parallel"}}"""))
        .contains(dataset);
    assertThat(StudyFile.dataset("{\"name\":\"x\"}")).isEmpty();
    assertThat(StudyFile.dataset("{")).isEmpty();
  }

  @Test
  void valuesOfTheCommandLineMayHaveEarlierNames() throws IOException {
    Path file =
        Files.writeString(
            disk.resolve("given.conf"),
            Studies.text("engine = ${how}", "source = moons, scaling = ${what}", ""));

    assertThat(StudyFile.read(file, false, Map.of("how", "STACKED", "what", "standardise")))
        .isEqualTo(StudyFile.read(file, false, Map.of("how", "batched", "what", "standard")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          updater = sgd, optimizer = adam | updater = "sgd" | optimizer
          optimizer { type = rmsprop, rho = 0.5, decay = 0.6 } | optimizer.decay = 0.6 | rho
          grid { updater = [sgd, adam], optimizer = [sgd, adam] } | grid. | optimizer
          grid { optimizer = [rmsprop], updater.decay = [0.5, 0.6] } | grid. | optimizer
          random { samples = 1, fields { l1 { choice = [0] } }, distributions { l1 { choice = [0] } } } | random.fields = {"l1":{"choice":[0]}} | distributions
          """)
  void bothNamesOfASettingAreRefused(String network, String named, String present) {
    assertThat(Studies.problems(Studies.text("", "source = moons", network)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.toString())
                  .startsWith("my.conf:3: networks[0]." + named)
                  .contains("is the same setting as", "which is given too")
                  .endsWith("give " + present + " alone");
            });
  }

  @Test
  void errorsListPresentNamesOnly() {
    assertThat(
            Studies.problems(
                Studies.text(
                    "engine = cuda", "source = moons, scaling = x, y = 1", "updatr = adam")))
        .hasSize(4)
        .allSatisfy(
            problem ->
                assertThat(problem.message())
                    .doesNotContain("updater", "held-out", "standardise", "stacked"));
  }

  @Test
  void noEarlierNameIsAmbiguous() {
    for (Class<?> type : types()) {
      List<String> all = new ArrayList<>(names(type));
      EarlierNames.of(type).values().forEach(all::addAll);
      assertThat(all).as(type.getSimpleName()).doesNotHaveDuplicates();
      assertThat(names(type)).containsAll(EarlierNames.of(type).keySet());
    }
    for (Class<?> family : List.of(Source.class, Optimizer.class, Schedule.class)) {
      for (Class<?> kind : Kinds.of(family).values()) {
        EarlierNames.of(kind)
            .forEach(
                (name, earlier) ->
                    assertThat(Kinds.of(family).values())
                        .as(name)
                        .allMatch(other -> !names(other).contains(earlier.get(0)))
                        .allMatch(
                            other ->
                                EarlierNames.of(other).entrySet().stream()
                                    .noneMatch(
                                        entry ->
                                            entry.getValue().equals(earlier)
                                                && !entry.getKey().equals(name))));
      }
    }
  }

  @Test
  void noStudyAndNoPageOfTheProjectUsesAnEarlierName() throws IOException {
    Set<String> earlier = new TreeSet<>(Set.of("fields"));
    types().forEach(type -> EarlierNames.of(type).values().forEach(earlier::addAll));
    types().forEach(type -> earlier.removeAll(names(type)));
    Pattern used =
        Pattern.compile("(?<![\\w-])(" + String.join("|", earlier) + ")( = |[ .]?\\{|\\.[a-z])");
    for (String folder : List.of("conf/studies", "src/site/markdown")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(used.matcher(Files.readString(file)).results().map(found -> found.group()))
              .as(file.toString())
              .isEmpty();
        }
      }
    }
  }
}
