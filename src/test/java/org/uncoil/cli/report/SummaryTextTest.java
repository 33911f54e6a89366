package org.uncoil.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.core.StageReport.Highlight;
import org.uncoil.pipeline.core.StageReport.Highlights;

/** The summary of a study with five claims, three findings and forty problems. */
class SummaryTextTest {
  private static final Highlights CLAIMS =
      new Highlights(
          "Claims",
          List.of(
              new Highlight("± 1 No straight line separates the classes", "2 of 5 datasets"),
              new Highlight("✓ 2 The right feature solves it", "1 of 2 datasets"),
              new Highlight("✓ 3 A non-linear network finds it by itself", "83% of runs"),
              new Highlight("✗ 4 The 2-D layer is linearly separable", "0% of runs"),
              new Highlight("– 5 The output layer is a logistic regression", "not tested")));
  private static final Highlights FINDINGS =
      new Highlights(
          "Findings",
          List.of(
              new Highlight("tanh separates most often: 10 of 15 runs", "p = 0.0031"),
              new Highlight("The separation epoch depends most on dataset", "60% of variance"),
              new Highlight("None of 45 runs is degenerate", "")));

  private static List<StageReport> reports(int problems) {
    List<String> reasons =
        IntStream.rangeClosed(1, problems).mapToObj(i -> "run " + i + ": out of memory").toList();
    return List.of(
        StageReport.of("45 runs trained", reasons),
        new StageReport("5 claims", List.of(), List.of(CLAIMS, FINDINGS), List.of("all figures")));
  }

  @Test
  void theWholeSummaryFitsOneScreen() {
    List<String> lines = new ArrayList<>();
    for (String stage :
        List.of("generate", "train", "probe", "measure", "compare", "render", "gallery")) {
      lines.add(SummaryText.stage(stage, "7,070 regressions, 213,500 separability tests", 5025));
    }
    lines.add(SummaryText.total(40_000));
    lines.addAll(SummaryText.results(reports(40), false));
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    // a blank line and two paths follow
    assertThat(lines).hasSizeLessThanOrEqualTo(25 - 3);
  }

  @Test
  void theLineOfAStageSaysWhatRanAndHowLong() {
    assertThat(SummaryText.stage("train", "45 runs trained", 58.84))
        .isEqualTo("Train     45 runs trained" + " ".repeat(49) + "58.8 s")
        .hasSize(80);
    assertThat(SummaryText.total(125)).startsWith("Total   ").endsWith(" 2 min 5 s").hasSize(80);
  }

  @Test
  void claimsAndFindingsHaveALineEachWithOneFigure() {
    assertThat(SummaryText.results(reports(0), false))
        .containsSubsequence("Claims", "Findings", "  None of 45 runs is degenerate")
        .contains("  ✓ 2 The right feature solves it" + " ".repeat(32) + "1 of 2 datasets")
        .doesNotContain("all figures");
  }

  @Test
  void fewProblemsAreShownWholeAndOfManyHowManyMoreThereAre() {
    assertThat(SummaryText.results(reports(3), false))
        .startsWith(
            "  ! run 1: out of memory", "  ! run 2: out of memory", "  ! run 3: out of memory", "");
    assertThat(SummaryText.results(reports(40), false))
        .startsWith(
            "  ! run 1: out of memory",
            "  ! run 2: out of memory",
            "  ! 38 more: see --verbose",
            "");
  }

  @Test
  void verboseShowsAllProblemsAndDetails() {
    assertThat(SummaryText.results(reports(40), true))
        .contains("  ! run 40: out of memory", "all figures")
        .noneMatch(line -> line.contains("more"));
  }

  @Test
  void aStageWithoutResultsHasNoMoreLines() {
    assertThat(SummaryText.results(List.of(StageReport.of("45 films rendered")), true)).isEmpty();
  }
}
