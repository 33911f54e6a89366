package org.uncoil.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.compare.Comparison;
import org.uncoil.pipeline.compare.DiagnosisShares;
import org.uncoil.pipeline.compare.LearnedFeatureShares;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.figure.StudyFigures;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.SimilarityRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Samples;

/**
 * Figures of studies in which nothing varies or little is known: whatever the tables hold, every
 * section has a figure or says why it has none, and no page says NaN.
 */
class DegenerateFiguresTest {
  private static final List<String> ACTIVATIONS = List.of("relu", "tanh");
  private static final String[] VERDICTS = {"healthy", "collapsed_to_point", "diverged"};

  @TempDir private Path root;

  /**
   * A study with so many of everything, whose measures are drawn from a few values.
   *
   * @param values what a measure may be
   */
  private record Study(
      OutputFolder folder,
      List<String> datasets,
      List<RunCard> runs,
      Dataset points,
      List<Double> values,
      Random random) {
    double value() {
      return values.get(random.nextInt(values.size()));
    }

    double share() {
      double value = value();
      return Double.isFinite(value) ? Math.max(0, Math.min(1, value)) : Double.NaN;
    }

    FigurePage page() {
      return StudyFigures.page(
          folder, "study", datasets, runs, folder.read(Table.DIAGNOSES).toList(), List.of());
    }

    void write() {
      runs.forEach(this::write);
      List<SolutionClusterRow> atlas = new ArrayList<>();
      String medoid = runs.get(0).runId();
      for (RunCard run : runs) {
        boolean first = run.runId().equals(medoid);
        double place = first ? 0 : share();
        atlas.add(
            new SolutionClusterRow(
                run.runId(), "d", 0, first, medoid, 0, place, -place, true, 0, share()));
      }
      atlas.removeIf(row -> Double.isNaN(row.mds1()));
      folder.write(Table.SOLUTION_CLUSTERS, "d", "0", atlas);
      folder.write(
          Table.POINT_DYNAMICS,
          "d",
          "0",
          IntStream.range(0, points.size())
              .mapToObj(
                  i -> {
                    double epoch = value();
                    double learned = Double.isFinite(epoch) ? 1 : 0;
                    double mean = learned == 1 ? Math.abs(epoch) : Double.NaN;
                    double often = random.nextInt(2);
                    return new PointDynamicsRow(
                        "d", i, runs.size(), learned, mean, often, often, often, 0);
                  })
              .toList());
      List<ComparedRun> compared =
          runs.stream()
              .map(
                  run ->
                      new ComparedRun(
                          run.dataset(),
                          run.seed(),
                          Map.of("activation", run.activation()),
                          Map.of(),
                          5,
                          run.accuracy(),
                          new Lifetime(
                              run.separation().separated() ? run.separation().separableFrom() : 5,
                              run.separation().separated())))
              .toList();
      new Comparison(compared, 1).write(folder);
      Map<String, RunPlan> rows =
          runs.stream()
              .collect(Collectors.toMap(RunCard::runId, run -> RunRows.trained(run, 0.01)));
      new DiagnosisShares(rows).write(folder);
      new LearnedFeatureShares(rows).write(folder);
    }

    private void write(RunCard run) {
      String id = run.runId();
      Integer from = run.separation().separableFrom();
      folder.write(
          Table.SEPARATIONS,
          id,
          "0",
          List.of(new SeparationRow(id, 6, from == null ? 0 : 1, from, from, value())));
      Double rank = random.nextBoolean() ? (Double) value() : null;
      String verdict = VERDICTS[random.nextInt(VERDICTS.length)];
      folder.write(
          Table.DIAGNOSES,
          id,
          "0",
          List.of(
              new DiagnosisRow(id, "d", verdict, "", 5, List.of(), List.of(), List.of(), rank)));
      folder.write(
          Table.LEARNED_FEATURES,
          id,
          "0",
          List.of(
              new LearnedFeatureRow(id, "d", "radius", value(), value(), value(), value(), false)));
      folder.write(
          Table.DISTORTION,
          id,
          "0",
          IntStream.rangeClosed(0, random.nextInt(2))
              .mapToObj(
                  e ->
                      new DistortionRow(
                          id, e, 9, share(), 1, value(), value(), value(), value(), value(), null))
              .toList());
      folder.write(
          Table.SIMILARITY,
          "similarity-" + id,
          "0",
          List.of(
              new SimilarityRow(
                  id, "d", 0, List.of(), List.of(), List.of(), List.of(), List.of(), value(),
                  value())));
    }
  }

  private Study study(int datasets, int activations, int seeds, Dataset points, double... values) {
    List<Double> drawn = DoubleStream.of(values).boxed().toList();
    String name = "study" + datasets + activations + seeds + points.size() + drawn;
    OutputFolder folder = new OutputFolder(new Configuration(), root.resolve(name).toString());
    List<String> names = IntStream.range(0, datasets).mapToObj(i -> "data" + i).toList();
    Study empty =
        new Study(folder, names, new ArrayList<>(), points, drawn, new Random(drawn.size()));
    for (String dataset : names) {
      for (int activation = 0; activation < activations; activation++) {
        for (int seed = 0; seed < seeds; seed++) {
          double accuracy = empty.share();
          boolean separated = accuracy == 1;
          empty.runs.add(
              Samples.card(
                  "run" + (10 + empty.runs.size()),
                  dataset,
                  ACTIVATIONS.get(activation),
                  seed,
                  accuracy,
                  separated ? 3 : null,
                  Map.of("dataset", dataset, "activation", ACTIVATIONS.get(activation))));
        }
      }
    }
    empty.write();
    return empty;
  }

  private static void assertSensible(Study study) {
    assertSensible(study.page());
    String first = study.datasets().get(0);
    List<RunCard> own = study.runs().stream().filter(run -> run.dataset().equals(first)).toList();
    assertSensible(
        new DatasetFigures(1, "d", first, study.datasets(), "study", own, List.of())
            .page(study.folder(), study.points()));
  }

  private static void assertSensible(FigurePage page) {
    String html = new String(FigurePages.render(page), StandardCharsets.UTF_8);
    assertThat(html).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
    String text = Jsoup.parse(html).text();
    assertThat(text)
        .doesNotContain(" 1 runs")
        .doesNotContain(" 1 kinds")
        .doesNotContain("1 run fall");
    for (FigureSection section : page.sections()) {
      assertThat(section.figures()).isNotEmpty();
    }
  }

  private static Stream<double[]> measures() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    return Stream.of(
        new double[] {nan},
        new double[] {0},
        new double[] {1},
        new double[] {0.5},
        new double[] {infinite},
        new double[] {nan, 1},
        new double[] {nan, 0, -infinite, 1e300},
        new double[] {-700, 0.5, 1});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whateverIsMeasuredThereIsAPage(int many) {
    measures()
        .forEach(
            values -> assertSensible(study(many, many, many, Samples.dataset(6, 2, 2, 5), values)));
  }

  @Test
  void pointsOnALineOrInOnePlace() {
    Dataset line =
        new Dataset(
            "line",
            List.of("x"),
            List.of("a", "b"),
            new float[] {0, 1, 2},
            new int[] {0, 1, 0},
            new boolean[3]);
    Dataset place =
        new Dataset(
            "place",
            List.of("x", "y"),
            List.of("a", "b"),
            new float[] {5, 5, 5, 5},
            new int[] {0, 1},
            new boolean[2]);
    for (Dataset points : List.of(line, place)) {
      assertSensible(study(1, 2, 2, points, 0.5, 1));
      assertSensible(study(1, 1, 1, points, Double.NaN, 1));
    }
  }

  @Test
  void flatMapsHaveNoFiguresOfAreas() {
    Study study = study(1, 2, 1, Samples.dataset(6, 2, 2, 5), Double.NaN);
    assertThat(study.page().sections()).noneMatch(section -> section.id().equals("distortion"));
  }
}
