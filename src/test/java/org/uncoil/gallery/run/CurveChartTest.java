package org.uncoil.gallery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.testing.Samples;

class CurveChartTest {
  private static EpochRow figures(int epoch, double loss, double accuracy) {
    return Samples.epoch(epoch, loss, accuracy, Double.NaN);
  }

  /** The x and y of every corner of a path of M, l and h. */
  private static List<double[]> points(String path) {
    List<double[]> points = new ArrayList<>();
    Matcher steps = Pattern.compile("([Mlh])(\\d+)(?: ?(-?\\d+))?").matcher(path);
    double[] here = new double[2];
    while (steps.find()) {
      double across = Double.parseDouble(steps.group(2));
      double down = steps.group(3) == null ? 0 : Double.parseDouble(steps.group(3));
      here =
          steps.group(1).equals("M")
              ? new double[] {across, down}
              : new double[] {here[0] + across, here[1] + down};
      points.add(here);
    }
    return points;
  }

  @Test
  void accuraciesRiseFromTheBottomAtZeroToTheTopAtOne() {
    CurveChart chart =
        new CurveChart(List.of(figures(10, 1, 0), figures(15, 1, 0.5), figures(30, 1, 1)));
    assertThat(points(chart.trainAccuracyPath()))
        .containsExactly(
            new double[] {0, CurveChart.HEIGHT},
            new double[] {CurveChart.WIDTH / 4.0, CurveChart.HEIGHT / 2.0},
            new double[] {CurveChart.WIDTH, 0});
  }

  @Test
  void aLossThatFallsByTheSameFactorFallsInAStraightLine() {
    CurveChart chart =
        new CurveChart(
            IntStream.range(0, 5).mapToObj(i -> figures(i, Math.pow(3, -i), 1)).toList());
    List<double[]> points = points(chart.lossPath());
    assertThat(points).hasSize(5);
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.get(i)[1]).isEqualTo(CurveChart.HEIGHT * i / 4.0);
    }
  }

  @Test
  void valuesThatAreNotFiniteLeaveAGap() {
    CurveChart chart =
        new CurveChart(
            List.of(
                figures(0, 2, 1),
                figures(1, Double.NaN, 1),
                figures(2, 0, 1),
                figures(3, Double.POSITIVE_INFINITY, 1),
                figures(4, 1, 1)));
    assertThat(chart.lossPath()).isEqualTo("M0 0M2000 320");
    assertThat(points(chart.lossPath())).hasSize(2);
    assertThat(chart.testAccuracyPath()).isEmpty();
  }

  @Test
  void aLossThatNeverChangesRunsThroughTheMiddle() {
    CurveChart chart = new CurveChart(List.of(figures(0, 0.7, 1), figures(1, 0.7, 1)));
    assertThat(points(chart.lossPath())).allMatch(point -> point[1] == CurveChart.HEIGHT / 2.0);
  }

  @Test
  void aSampleHoldsBothEndsAndIsEven() {
    CurveChart chart =
        new CurveChart(IntStream.rangeClosed(0, 300).mapToObj(i -> figures(i, 1, 1)).toList());
    assertThat(chart.sample(13).stream().map(EpochRow::epoch))
        .containsExactly(0, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 275, 300);
    assertThat(chart.sample(1000)).hasSize(301);
  }
}
