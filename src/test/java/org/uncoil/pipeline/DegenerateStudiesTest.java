package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.pipeline.claim.Claims;
import org.uncoil.pipeline.claim.ClaimsText;
import org.uncoil.pipeline.claim.Evidence;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.compare.Comparison;
import org.uncoil.pipeline.compare.DiagnosisShares;
import org.uncoil.pipeline.compare.LearnedFeatureShares;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.figure.StudyFigures;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.statistics.survival.Lifetime;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;
import org.uncoil.testing.Samples;

/**
 * Every sentence about studies in which something is empty, single or tied reads as one. With
 * {@code -Duncoil.sentences=true} they are printed, to be read.
 */
class DegenerateStudiesTest {
  private static final int EPOCHS = 60;
  private static final int POINTS = 12;

  /** What no sentence holds: no number, an empty list, a wrong plural, an interval of no width. */
  private static final List<Pattern> WRONG =
      Stream.of(
              "NaN",
              "null",
              "%[sd]",
              "\\[\\]",
              "\\(\\)",
              " [,.;]",
              "[,;:]\\.",
              "from none",
              "[Nn]one of 1 ",
              "–\\W",
              "(?<![\\d.,])1 (runs|datasets|epochs|activations|pairs|points|kinds|settings)\\b",
              "[Nn]one separates no",
              "\\b(\\d+) of \\1 run",
              "[Oo]f all (1|runs)\\b",
              "runs? dead",
              "No data for the [^:.]*\\. Run jobs/compare",
              "\\(95%: (\\S+) to \\1\\)",
              "most\\b.* with (\\w+), .*\\bleast\\b.* with \\1, ")
          .map(Pattern::compile)
          .toList();

  /** Whether a run of an activation separates, and when. */
  private record Study(
      String name,
      List<String> datasets,
      List<String> activations,
      int seeds,
      String verdict,
      Function<String, Lifetime> separation) {
    @Override
    public String toString() {
      return name;
    }
  }

  @TempDir private Path root;
  private final List<String> said = new ArrayList<>();
  private final List<RunCard> published = new ArrayList<>();
  private final Map<String, StudyRun> trained = new LinkedHashMap<>();

  static Stream<Study> studies() {
    List<String> two = List.of("circles", "spiral");
    List<String> three = List.of("relu", "tanh", "identity");
    Lifetime never = new Lifetime(EPOCHS, false);
    Lifetime atOnce = new Lifetime(5, true);
    return Stream.of(
        new Study("one of all", List.of("circles"), List.of("relu"), 1, "healthy", a -> atOnce),
        new Study("one that fails", List.of("circles"), List.of("relu"), 1, "dead", a -> never),
        new Study("one dataset", List.of("circles"), three, 3, "healthy", a -> atOnce),
        new Study("one activation", two, List.of("tanh"), 3, "healthy", a -> atOnce),
        new Study("one seed", two, three, 1, "healthy", a -> a.equals("relu") ? atOnce : never),
        new Study("the control alone", two, List.of("identity"), 2, "healthy", a -> never),
        new Study("all dead", two, three, 2, "dead", a -> never),
        new Study("all points", two, three, 2, "collapsed_to_point", a -> never),
        new Study("all perfect", two, three, 2, "healthy", a -> atOnce),
        new Study("ties", two, three, 2, "healthy", a -> a.equals("identity") ? never : atOnce));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everySentenceReadsAsOne(Study study) {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    said.addAll(new Comparison(runs(study), 7).write(folder));
    write(folder, study);
    Map<String, RunPlan> plans = new LinkedHashMap<>();
    trained.forEach((id, run) -> plans.put(id, run.plan()));
    said.addAll(new DiagnosisShares(plans).write(folder));
    said.addAll(new LearnedFeatureShares(plans).write(folder));
    claims(study).forEach(claim -> said.add(claim.evidence()));
    figures(
        StudyFigures.page(
            folder,
            "study",
            study.datasets,
            published,
            folder.read(Table.DIAGNOSES).toList(),
            List.of()));
    figures(
        new DatasetFigures(1, "circles", "circles", study.datasets, "s", of("circles"), List.of())
            .page(folder, Samples.dataset(POINTS, 2, 2, 5)));
    if (Boolean.getBoolean("uncoil.sentences")) {
      System.out.println("\n" + study.name + "\n" + String.join("\n", said));
    }
    assertThat(said)
        .allSatisfy(
            sentence -> {
              assertThat(sentence).endsWith(".");
              WRONG.forEach(wrong -> assertThat(sentence).doesNotContainPattern(wrong));
            });
  }

  private void figures(FigurePage page) {
    page.sections()
        .forEach(
            section -> {
              section.figures().forEach(figure -> said.add(figure.caption().finding()));
            });
  }

  private List<RunCard> of(String dataset) {
    return published.stream().filter(run -> run.dataset().equals(dataset)).toList();
  }

  private List<ComparedRun> runs(Study study) {
    List<ComparedRun> runs = new ArrayList<>();
    for (String dataset : study.datasets) {
      for (String activation : study.activations) {
        for (int seed = 0; seed < study.seeds; seed++) {
          Lifetime separation = study.separation.apply(activation);
          Map<String, String> settings = Map.of("activation", activation);
          double accuracy = separation.ended() ? 1 : 0.5;
          runs.add(
              new ComparedRun(dataset, seed, settings, Map.of(), EPOCHS, accuracy, separation));
          String run = "run%02d".formatted(published.size());
          published.add(
              Samples.card(
                  run,
                  dataset,
                  activation,
                  seed,
                  accuracy,
                  separation.ended() ? (int) separation.time() : null,
                  Map.of(
                      "dataset",
                      dataset,
                      "activation",
                      activation,
                      "initialisation",
                      "xavier",
                      "learning rate",
                      "0.01")));
          trained.put(run, RunRows.trained(run, dataset, activation, accuracy));
        }
      }
    }
    return runs;
  }

  private void write(OutputFolder folder, Study study) {
    boolean spread = study.verdict.equals("healthy");
    double area = spread ? 0.5 : Double.NEGATIVE_INFINITY;
    write(
        folder,
        Table.DIAGNOSES,
        run ->
            new DiagnosisRow(
                run.runId(),
                run.dataset(),
                study.verdict,
                "",
                EPOCHS,
                List.of(),
                List.of(),
                List.of(),
                spread ? 1.5 : 0.0));
    write(
        folder,
        Table.LEARNED_FEATURES,
        run ->
            new LearnedFeatureRow(
                run.runId(),
                run.dataset(),
                "radius",
                1,
                1,
                1,
                1,
                run.separation().separated() && spread));
    if (spread) {
      write(
          folder,
          Table.DISTORTION,
          run -> new DistortionRow(run.runId(), EPOCHS, 9, 0, 0, area, area, area, 1, 1, null));
    }
    List<RunCard> own = of("circles");
    folder.write(
        Table.SOLUTION_CLUSTERS,
        "circles",
        "0",
        own.stream()
            .map(
                run ->
                    new SolutionClusterRow(
                        run.runId(),
                        "circles",
                        0,
                        run.equals(own.get(0)),
                        own.get(0).runId(),
                        0,
                        0,
                        0,
                        true,
                        0,
                        1))
            .toList());
    folder.write(
        Table.POINT_DYNAMICS,
        "circles",
        "0",
        IntStream.range(0, POINTS)
            .mapToObj(
                i ->
                    new PointDynamicsRow(
                        "circles", i, own.size(), 1, study.seeds == 1 ? i : 3, 0, 0, 0, 0))
            .toList());
  }

  private <R extends Record> void write(
      OutputFolder folder, Table<R> table, Function<RunCard, R> row) {
    folder.write(table, "p", "0", published.stream().map(row).toList());
  }

  private Separations separations() {
    return new Separations(
        published.stream()
            .map(
                run -> {
                  Integer from = run.separation().separableFrom();
                  return new SeparationRow(run.runId(), 13, from == null ? 0 : 10, from, from, 0.1);
                })
            .collect(Collectors.toMap(SeparationRow::runId, row -> row)));
  }

  private List<ClaimRow> claims(Study study) {
    List<DatasetRow> datasets =
        study.datasets.stream()
            .map(
                name ->
                    new DatasetRow(
                        name,
                        name,
                        "s",
                        "{}",
                        POINTS,
                        1,
                        2,
                        2,
                        List.of("x", "y"),
                        List.of("a", "b"),
                        List.of(6, 6),
                        2,
                        0,
                        List.of()))
            .toList();
    boolean perfect = study.name.equals("all perfect");
    List<ProbeRow> probes = new ArrayList<>();
    for (String name : study.datasets) {
      probes.add(probe(name, "raw", perfect ? 1 : 0.5));
      probes.add(probe(name, "radius", name.equals("circles") ? 1 : 0.6));
    }
    Map<String, SeparabilityRow> last = new HashMap<>();
    for (RunCard run : published) {
      Double agreement = study.verdict.equals("healthy") ? Double.valueOf(0.95) : null;
      last.put(run.runId(), last(run, agreement));
    }
    List<ClaimRow> rows =
        ClaimsText.rows(
            new Claims(
                    Evidence.of(
                        datasets, probes, List.copyOf(trained.values()), separations(), last),
                    7)
                .figures(),
            study.datasets);
    assertThat(rows.stream().collect(Collectors.counting())).isEqualTo(5);
    return rows;
  }

  private static SeparabilityRow last(RunCard run, Double agreement) {
    return new SeparabilityRow(
        run.runId(),
        10,
        run.accuracy(),
        run.accuracy(),
        run.accuracy() == 1,
        0.1,
        agreement,
        agreement,
        agreement == null ? null : Double.valueOf(10));
  }

  private static ProbeRow probe(String dataset, String name, double accuracy) {
    return new ProbeRow(
        dataset,
        "",
        name,
        2,
        accuracy,
        accuracy,
        List.of(),
        List.of(),
        accuracy == 1,
        null,
        null,
        null);
  }
}
