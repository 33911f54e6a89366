package org.uncoil.pipeline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uncoil.gallery.ClaimFigure;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Verdict;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;

/** A study of three datasets whose every figure is known. */
class ClaimsTest {
  private static final int RUNS = 10;

  private final List<DatasetRow> datasets = new ArrayList<>();
  private final List<ProbeRow> probes = new ArrayList<>();
  private final List<StudyRun> runs = new ArrayList<>();
  private final Map<String, SeparabilityRow> last = new HashMap<>();
  private final Map<String, SeparationRow> separations = new HashMap<>();

  private static ProbeRow probe(
      String dataset, String run, String probe, double right, boolean separable, double angle) {
    boolean input = run.isEmpty();
    return new ProbeRow(
        dataset,
        run,
        probe,
        2,
        right,
        right - 0.01,
        List.of(),
        List.of(),
        separable,
        input ? null : Double.valueOf(right),
        input ? null : Double.valueOf(right - 0.02),
        input ? null : Double.valueOf(angle));
  }

  private static SeparabilityRow last(String run, double right, boolean separable, double angle) {
    return new SeparabilityRow(
        run, 10, right, right - 0.01, separable, 0.1, right, right - 0.02, angle);
  }

  /** Of the ten runs of relu so many separate the classes; one of the identity never does. */
  private void dataset(String name, double raw, double radius, int separated) {
    datasets.add(
        new DatasetRow(
            name,
            name,
            "s",
            "{}",
            100,
            1,
            2,
            2,
            List.of("x", "y"),
            List.of("a", "b"),
            List.of(50, 50),
            20,
            0,
            List.of()));
    probes.add(probe(name, "", "raw", raw, raw == 1, 0));
    probes.add(probe(name, "", "radius", radius, radius == 1, 0));
    probes.add(probe(name, "", "product", 0.6, false, 0));
    for (int i = 0; i < RUNS; i++) {
      String run = name + i;
      boolean apart = i < separated;
      runs.add(RunRows.trained(run, name, "relu", apart ? 1 : 0.9));
      last.put(run, last(run, apart ? 1 : 0.9, apart, 10));
      probes.add(probe(name, run, "before", 0.8, false, 30));
      Integer from = apart ? Integer.valueOf(5) : null;
      separations.put(run, new SeparationRow(run, 11, apart ? 6 : 1, 3, from, 0.1));
    }
    runs.add(RunRows.trained(name + "-identity", name, "identity", raw));
    last.put(name + "-identity", last(name + "-identity", raw, false, 1));
  }

  private Claims claims() {
    dataset("circles", 0.5, 1, 10);
    dataset("spiral", 0.6, 0.7, 5);
    dataset("blobs", 1, 1, 10);
    return new Claims(Evidence.of(datasets, probes, runs, new Separations(separations), last), 7);
  }

  private static ClaimFigureRow figure(
      List<ClaimFigureRow> rows, int claim, String dataset, String quantity) {
    return rows.stream()
        .filter(row -> row.claim() == claim)
        .filter(row -> row.dataset().equals(dataset) && row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void figuresAreMeansOverDatasetsWithIntervals() {
    List<ClaimFigureRow> rows = claims().figures();
    ClaimFigureRow raw = figure(rows, 1, "", "raw input");
    assertThat(raw.estimate()).isCloseTo(0.7, within(1e-12));
    assertThat(raw.low()).isBetween(0.5, 0.6);
    assertThat(raw.high()).isBetween(0.8, 1.0);
    assertThat(raw.count()).isEqualTo(3);
    // of the two on which the raw input does not reach 99.5%, x² + y² does on one: 1 in 2 by Wilson
    ClaimFigureRow radius = figure(rows, 2, "", "x² + y² at 99.5% or more");
    assertThat(radius.estimate()).isEqualTo(0.5);
    assertThat(radius.low()).isCloseTo(0.0945312, within(1e-6));
    assertThat(radius.high()).isCloseTo(0.9054688, within(1e-6));
    // each dataset counts alike: (10/10 + 5/10)/2, and blobs do not count
    ClaimFigureRow accurate = figure(rows, 3, "", "non-linear runs at 99.5% or more");
    assertThat(accurate.estimate()).isCloseTo(0.75, within(1e-12));
    assertThat(accurate.count()).isEqualTo(2 * RUNS);
    assertThat(accurate.low()).isBetween(0.2, 0.5);
    assertThat(accurate.high()).isEqualTo(1);
    ClaimFigureRow identity = figure(rows, 3, "", "linear runs at 99.5% or more");
    assertThat(identity.estimate()).isZero();
    assertThat(identity.high()).isBetween(0.6, 0.7); // 0 of 2
    // on one dataset the runs are independent
    ClaimFigureRow spiral = figure(rows, 3, "spiral", "non-linear runs at 99.5% or more");
    assertThat(spiral.low()).isCloseTo(0.2365931, within(1e-6));
    assertThat(spiral.high()).isCloseTo(0.7634069, within(1e-6));
  }

  @Test
  void theLastLayerIsComparedOnBothSidesOfTheActivationAndOnTestPoints() {
    List<ClaimFigureRow> rows = claims().figures();
    assertThat(figure(rows, 5, "spiral", "same predictions").estimate())
        .isCloseTo(0.95, within(1e-12));
    assertThat(figure(rows, 5, "spiral", "on test points").estimate())
        .isCloseTo(0.93, within(1e-12));
    assertThat(figure(rows, 5, "", "angle between the lines").estimate())
        .isCloseTo(10, within(1e-9));
    assertThat(figure(rows, 5, "", "angle between the lines").unit()).isEqualTo("degrees");
    assertThat(figure(rows, 5, "", "angle, fitted before the activation").estimate())
        .isCloseTo(30, within(1e-9));
    assertThat(figure(rows, 4, "", "linearly separable at the end").estimate())
        .isCloseTo(0.75, within(1e-12));
    ClaimFigureRow never = figure(rows, 4, "", "linearly separable before the activation");
    assertThat(never.estimate()).isZero();
    // of two datasets: however many runs of each never do, a third one's might
    assertThat(never.high()).isBetween(0.6, 0.7);
  }

  @Test
  void verdictsAndSentencesFollow() {
    List<ClaimFigureRow> figures = new ArrayList<>(claims().figures());
    // the table is sorted by the names of quantities
    figures.sort(Comparator.comparing(ClaimFigureRow::quantity));
    figures.sort(Comparator.comparingInt(ClaimFigureRow::claim));
    List<ClaimRow> rows = ClaimsText.rows(figures, List.of("circles", "spiral", "blobs"));
    assertThat(rows)
        .extracting(ClaimRow::verdict)
        .containsExactly(Verdict.MIXED, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS, Verdict.MIXED);
    assertThat(rows.get(2).evidence())
        .startsWith("Where the raw input does not reach 99.5%, 75.0% (95%: ")
        .contains("of the linear runs 0.0% (95%: 0.0% to ");
    assertThat(rows.get(0).evidence())
        .startsWith("A logistic regression on the raw input classifies 70.0% (95%: ")
        .contains("correctly on average over 3 datasets; it reaches 99.5% on 33.3% (95%: ");
    assertThat(rows.get(1).evidence()).endsWith(" No feature reaches 99.5% on spiral.");
    assertThat(rows.get(1).figures())
        .extracting(ClaimFigure::dataset)
        .containsExactly("circles", "spiral", "blobs");
    assertThat(rows.get(1).figuresOf("spiral"))
        .extracting(Fact::name)
        .startsWith("with x² + y²", "with the best feature");
    assertThat(rows.get(0).figuresOf("blobs")).extracting(Fact::value).contains("100.0%");
  }

  @Test
  void eachClaimHasALineWithItsVerdictAndOneFigure() {
    List<Highlight> lines = ClaimsText.headlines(claims().figures());
    assertThat(lines)
        .extracting(Highlight::figure)
        .containsExactly(
            "2 of 3 datasets", "1 of 2 datasets", "75% of runs", "75% of runs", "98% agreement");
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line.text() + " " + line.figure()).hasSizeLessThanOrEqualTo(78))
        .first()
        .satisfies(
            line ->
                assertThat(line.text()).isEqualTo("± 1 No straight line separates the classes"));
  }

  @Test
  void claimsThatNothingBearsOnAreNotTested() {
    dataset("blobs", 1, 1, 10);
    Claims claims =
        new Claims(Evidence.of(datasets, probes, runs, new Separations(separations), last), 7);
    assertThat(ClaimsText.headlines(claims.figures()))
        .extracting(Highlight::figure)
        .containsExactly(
            "0 of 1 dataset", "not tested", "not tested", "not tested", "100% agreement");
  }

  @Test
  void theSameStudyGivesTheSameFigures() {
    Claims claims = claims();
    assertThat(claims.figures()).isEqualTo(new Claims(claims.evidence(), 7).figures());
  }

  @Test
  void withoutDatasetsNothingIsClaimed() {
    assertThat(new Claims(List.of(), 7).figures()).isEmpty();
    assertThat(ClaimsText.rows(List.of(), List.of())).isEmpty();
  }
}
