package org.uncoil.gallery.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.Scale;

/** Where things lie, against cases that are worked out by hand. */
class FigureLayoutsTest {
  private final FigureSamples samples = new FigureSamples();

  private static Stream<Mark> all(List<Mark> marks) {
    return marks.stream()
        .flatMap(
            mark ->
                mark instanceof Mark.Linked linked
                    ? Stream.concat(Stream.of(mark), all(linked.marks()))
                    : mark instanceof Mark.Named named
                        ? Stream.of(named, named.mark())
                        : Stream.of(mark));
  }

  private static <M extends Mark> List<M> marks(
      Drawing drawing, Class<M> kind, Predicate<M> which) {
    return all(drawing.marks()).filter(kind::isInstance).map(kind::cast).filter(which).toList();
  }

  private static Mark.Path path(Drawing drawing, String style) {
    List<Mark.Path> found =
        marks(
            drawing, Mark.Path.class, path -> path.style().replaceAll(" hue.*", "").equals(style));
    assertThat(found).as(style).hasSize(1);
    return found.get(0);
  }

  private static List<Double> heights(Drawing drawing, String text) {
    return marks(drawing, Mark.Label.class, label -> label.text().equals(text)).stream()
        .map(Mark.Label::y)
        .toList();
  }

  @Test
  void theCriticalDifferenceIsToldWithinTheDrawing() {
    for (double difference : new double[] {0.5, 1.5, 2.9}) {
      for (int width : new int[] {Figure.NARROW, Figure.WIDE}) {
        Drawing drawing = samples.ranks(difference).draw(width);
        Mark.Label label =
            marks(drawing, Mark.Label.class, mark -> mark.text().startsWith("critical")).get(0);
        double text = Captions.width(label.text());
        double from = label.style().endsWith("end") ? label.x() - text : label.x();
        assertThat(from).as("%s at %d", difference, width).isBetween(0.0, width - text);
      }
    }
  }

  @Test
  void aSurvivalCurveFallsWhereItsRowsSay() {
    Scale x = Scale.even(0, 100, 0, 1000);
    Scale y = Scale.even(0, 1, 500, 0);
    assertThat(SurvivalCurves.line(samples.survival().curves().get(0), x, y).styled("curve").data())
        .isEqualTo("M0 0H200V100H400V350H1000");
    assertThat(SurvivalCurves.line(samples.survival().curves().get(1), x, y).styled("curve").data())
        .isEqualTo("M0 0H1000");
  }

  @Test
  void theBandIsClosedOverTheLimitsOfItsSteps() {
    Drawing drawing = samples.survival().draw(Figure.WIDE);
    Matcher curve =
        Pattern.compile("M([0-9.]+) ([0-9.]+)H([0-9.]+)V[0-9.]+H([0-9.]+)V[0-9.]+H([0-9.]+)")
            .matcher(path(drawing, "curve best").data());
    assertThat(curve.matches()).isTrue();
    // the band begins at the first step, is as wide as the rest of the curve, and ends on the left
    assertThat(path(drawing, "band best").data())
        .startsWith("M" + curve.group(3) + " ")
        .contains("H" + curve.group(5))
        .endsWith("H" + curve.group(3) + "Z");
    assertThat(marks(drawing, Mark.Path.class, path -> path.style().equals("band worst")))
        .isEmpty();
  }

  @Test
  void runsAtRiskAreThoseNotSeparatedBefore() {
    SurvivalCurves.Curve curve = samples.survival().curves().get(0);
    assertThat(curve.atRisk(20)).isEqualTo(10);
    assertThat(curve.atRisk(21)).isEqualTo(8);
    assertThat(curve.atRisk(41)).isEqualTo(3);
    assertThat(samples.survival().table().rows().get(0).cells())
        .containsExactly("tanh", "10", "100.0%", "80.0%", "30.0%", "30.0%", "30.0%");
  }

  @Test
  void aBarJoinsFromTheBestToTheWorstThatCannotBeToldApart() {
    assertThat(samples.ranks().bars())
        .containsExactly(
            new CriticalDifference.Bar(1.25, 2.25), new CriticalDifference.Bar(2.25, 3.5));
    Drawing drawing = samples.ranks().draw(Figure.WIDE);
    List<Mark.Dot> dots = marks(drawing, Mark.Dot.class, dot -> true);
    assertThat(dots).hasSize(4);
    // the axis goes from 1 to 4, so that ranks lie as far apart as they differ
    double unit = dots.get(1).x() - dots.get(0).x();
    assertThat(dots.get(3).x() - dots.get(0).x()).isCloseTo(2.25 * unit, within(1e-9));
    List<Mark.Path> ties = marks(drawing, Mark.Path.class, path -> path.style().equals("tie"));
    assertThat(ties).hasSize(2);
    assertThat(ties.get(0).data())
        .startsWith("M" + Drawing.pixels(dots.get(0).x() - 3) + " ")
        .contains("L" + Drawing.pixels(dots.get(1).x() + 3) + " ");
    // the better half from the top down, the other from the bottom up
    assertThat(heights(drawing, "a").get(0)).isLessThan(heights(drawing, "b").get(0));
    assertThat(heights(drawing, "a")).isEqualTo(heights(drawing, "d"));
    assertThat(heights(drawing, "b")).isEqualTo(heights(drawing, "c"));
  }

  @Test
  void anIntervalLiesFromItsLowToItsHighAndOneThatIsUnknownIsNotDrawn() {
    Drawing drawing = samples.intervals().draw(Figure.WIDE);
    Mark.Dot dot = marks(drawing, Mark.Dot.class, any -> true).get(0);
    Matcher bar =
        Pattern.compile("M([0-9.]+) [0-9.]+L([0-9.]+) [0-9.]+")
            .matcher(path(drawing, "interval").data());
    assertThat(bar.matches()).isTrue();
    // 20, 40 and 60 of 100
    double low = Double.parseDouble(bar.group(1));
    double high = Double.parseDouble(bar.group(2));
    assertThat(dot.x()).isCloseTo((low + high) / 2, within(0.11));
    assertThat(marks(drawing, Mark.Dot.class, any -> true)).hasSize(1);
    // the median at 30, half way from 20 to 40
    Matcher second =
        Pattern.compile("M([0-9.]+) [0-9.]+L[0-9.]+ [0-9.]+")
            .matcher(path(drawing, "second").data());
    assertThat(second.matches()).isTrue();
    assertThat(Double.parseDouble(second.group(1))).isCloseTo((low + dot.x()) / 2, within(0.11));
  }

  @Test
  void shadesCountFromTheFloorAndTheContourRunsAroundOneHalf() {
    HeatMap map = samples.heat();
    assertThat(map.shade(0)).isZero();
    assertThat(map.shade(0.55)).isEqualTo(6);
    assertThat(map.shade(1)).isEqualTo(10);
    Drawing drawing = map.draw(Figure.WIDE);
    Matcher lines = Pattern.compile("M").matcher(path(drawing, "contour").data());
    // right of the first cell; between the second ones; right of the lower second
    assertThat(lines.results().count()).isEqualTo(3);
    assertThat(marks(drawing, Mark.Label.class, label -> label.style().startsWith("inside")))
        .extracting(Mark.Label::text)
        .containsExactly("100", "20", "0", "90", "60", "10");
  }

  @Test
  void aMapOfHundredsOfCellsHasOneDrawingThatScrolls() {
    List<String> rows = IntStream.range(0, 11).mapToObj(i -> "r" + i).toList();
    List<String> columns = IntStream.range(0, 11).mapToObj(i -> "c" + i).toList();
    List<HeatMap.Cell> cells =
        rows.stream()
            .flatMap(
                row ->
                    columns.stream()
                        .map(
                            column ->
                                new HeatMap.Cell(row, column, 0.5, "half", RunSelection.all())))
            .toList();
    HeatMap small = samples.heat();
    assertThat(small.narrow()).isTrue();
    HeatMap large =
        new HeatMap(small.caption(), "down", "across", "runs", 0, rows, columns, false, cells);
    assertThat(large.narrow()).isFalse();
    FigurePage page = new FigureSamples().page();
    FigurePage alone =
        new FigurePage(
            page.path(),
            page.studyTitle(),
            page.title(),
            page.lead(),
            List.of(new FigureSection("s", "Section", List.of(large))),
            List.of(),
            page.provenance());
    Document document = Jsoup.parse(new String(FigurePages.render(alone), StandardCharsets.UTF_8));
    assertThat(document.select("svg")).hasSize(1);
    assertThat(document.select(".scroll.only[tabindex=0] > svg.only a")).hasSize(121);
  }

  @Test
  void piecesFollowEachOtherAndOnlyThoseThatOccurAreNamed() {
    Drawing drawing = samples.bars().draw(Figure.WIDE);
    List<Mark.Box> pieces =
        marks(drawing, Mark.Box.class, box -> box.width() > 12 && box.style().startsWith("bar"));
    assertThat(pieces).hasSize(2);
    assertThat(pieces.get(0).width()).isCloseTo(3 * pieces.get(1).width(), within(1e-9));
    assertThat(pieces.get(1).x())
        .isCloseTo(pieces.get(0).x() + pieces.get(0).width(), within(1e-9));
    assertThat(heights(drawing, "failed")).isEmpty();
    assertThat(heights(drawing, "dead")).hasSize(1);
  }

  @Test
  void aLineCrossesItsAxesWhereTheRunLies() {
    Mark.Path line = path(samples.parallel().draw(Figure.WIDE), "thread best");
    Matcher points = Pattern.compile("[ML]([0-9.]+) ([0-9.]+)").matcher(line.data());
    List<double[]> at = new ArrayList<>();
    while (points.find()) {
      at.add(
          new double[] {Double.parseDouble(points.group(1)), Double.parseDouble(points.group(2))});
    }
    assertThat(at).hasSize(3);
    assertThat(at.get(1)[0] - at.get(0)[0]).isCloseTo(at.get(2)[0] - at.get(1)[0], within(0.11));
    assertThat(at.get(0)[1] - at.get(1)[1]).isCloseTo(at.get(1)[1] - at.get(2)[1], within(0.11));
    assertThat(at.get(2)[1]).isLessThan(at.get(0)[1]);
  }

  @Test
  void mapsKeepTheirProportions() {
    Plane plane = new Extent(-1, 1, 0, 4).inside(10, 20, 200, 100);
    // 100 pixels for a height of 4: 25 a unit, and the rest of the width beside
    assertThat(plane.pixels()).isEqualTo(25);
    assertThat(plane.x(-1)).isEqualTo(85);
    assertThat(plane.x(1)).isEqualTo(135);
    assertThat(plane.y(4)).isEqualTo(20);
    assertThat(plane.y(0)).isEqualTo(120);
    assertThat(marks(samples.plane(0).draw(Figure.WIDE), Mark.Dot.class, any -> true))
        .extracting(Mark.Dot::style)
        .containsExactly("spot shade-0", "spot shade-10", "spot never");
    assertThat(marks(samples.atlas().draw(Figure.WIDE), Mark.Picture.class, any -> true))
        .extracting(Mark.Picture::path)
        .containsExactly("films/a.png");
  }

  @ParameterizedTest
  @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
  void everythingLiesWithinTheDrawing(int width) {
    for (String more : List.of("", " with a name that is far longer than there is room for")) {
      for (Figure figure : new FigureSamples(more).figures()) {
        Drawing drawing = figure.draw(width);
        assertThat(drawing.width()).isEqualTo(width);
        all(drawing.marks())
            .forEach(
                mark ->
                    assertThat(lies(mark, drawing))
                        .as(figure.caption().id() + ": " + mark)
                        .isTrue());
      }
    }
  }

  private static boolean lies(Mark mark, Drawing drawing) {
    if (mark instanceof Mark.Label label) {
      return label.x() >= -1
          && label.x() <= drawing.width() + 1
          && label.y() <= drawing.height() + 1;
    }
    if (mark instanceof Mark.Box box) {
      return box.x() >= -1
          && box.x() + box.width() <= drawing.width() + 1
          && box.y() + box.height() <= drawing.height() + 1;
    }
    if (mark instanceof Mark.Dot dot) {
      return dot.x() >= 0 && dot.x() <= drawing.width() && dot.y() <= drawing.height();
    }
    return true;
  }

  @Test
  void everyMarkAndEveryRowLeadToRuns() {
    for (Figure figure : samples.figures()) {
      List<RunSelection> marks =
          figure.draw(Figure.WIDE).links().stream().map(Mark.Linked::to).distinct().toList();
      assertThat(marks).as(figure.caption().id()).isNotEmpty();
      if (!(figure instanceof PlaneMap) && !(figure instanceof AtlasMap)) {
        assertThat(figure.table().rows())
            .as(figure.caption().id())
            .extracting(FigureTable.Row::runs)
            .containsAll(marks);
      }
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new CriticalDifference(samples.ranks().caption(), List.of()))
        .hasMessageContaining("ranks = 0: must be two or more");
    assertThatThrownBy(() -> new HeatMap.Cell("a", "b", 1.5, "", RunSelection.all()))
        .hasMessageContaining("share = 1.5");
    assertThatThrownBy(() -> new Caption("a b", "t", "d", "f")).hasMessageContaining("id");
    assertThatThrownBy(
            () ->
                new FigureTable(
                    List.of("a", "b"), List.of(new FigureTable.Row(List.of("1"), null))))
        .hasMessageContaining("must be one for each of [a, b]");
  }
}
