package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.Generators;

class CsvImportTest {
  private static final List<List<Double>> POINTS =
      List.of(List.of(1.0, -2.5, 0.0), List.of(300.0, 0.04, 1.0));

  @TempDir Path folder;

  private BuiltDataset read(String text) {
    return Imports.build(Imports.csv(Imports.file(folder, text)));
  }

  private BuiltDataset read(String text, boolean header, String separator, String quote) {
    return Imports.build(
        Imports.csv(
            Imports.file(folder, text),
            header ? "label" : "3",
            List.of(),
            header,
            separator,
            quote,
            BadRows.FAIL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y,label\n1,-2.5,a\n3e2,.04,b\n",
        "x,y,label\n1,-2.5,a\n3e2,.04,b",
        "\uFEFFx,y,label\n1,-2.5,a\n3e2,.04,b\n",
        "\uFEFFx,y,label\r\n1,-2.5,a\r\n3e2,.04,b\r\n",
        "x,y,label\r1,-2.5,a\r3e2,.04,b\r",
        " x , y , label \n\n +1.0 , -2.50 , a \n\n3E+2,4e-2,b\n\n",
        "\"x\",\"y\",\"label\"\n\"1\",\"-2.5\",\"a\"\n\"300\",\"0.04\",\"b\"\n"
      })
  void readsTheSameFromEverySpelling(String text) {
    BuiltDataset built = read(text);
    assertThat(built.raw().featureNames()).containsExactly("x", "y");
    assertThat(built.raw().classNames()).containsExactly("a", "b");
    assertThat(Generators.all(built.raw())).isEqualTo(POINTS);
    assertThat(built.report()).isEqualTo(ImportReport.NOTHING_SKIPPED);
  }

  @Test
  void otherSeparatorsAndQuotes() {
    String text = "x;y;label\n1;-2.5;'a;1'\n300;0.04;'it''s'\n";
    assertThat(read(text, true, ";", "'").raw().classNames()).containsExactly("a;1", "it's");
    assertThat(Generators.all(read(text.replace(';', '\t'), true, "tab", "'").raw()))
        .isEqualTo(POINTS);
    assertThat(Generators.all(read(text.replace(';', '|'), true, "|", "'").raw()))
        .isEqualTo(POINTS);
  }

  @Test
  void positionsNameColumnsWithoutAHeader() {
    PointSet points = read("1,-2.5,a\n300,0.04,b\n", false, ",", "\"").raw();
    assertThat(points.featureNames()).containsExactly("1", "2");
    assertThat(Generators.all(points)).isEqualTo(POINTS);
  }

  @Test
  void featuresAreChosenByNameAndPositionInTheGivenOrder() {
    Path file = Imports.file(folder, "name,x,kind,y\nthis,1,a,-2.5\nthat,300,b,0.04\n");
    PointSet points = Imports.build(Imports.csv(file, "3", List.of("4", "x"), BadRows.FAIL)).raw();
    assertThat(points.featureNames()).containsExactly("y", "x");
    assertThat(Generators.all(points))
        .containsExactly(List.of(-2.5, 1.0, 0.0), List.of(0.04, 300.0, 1.0));
  }

  @Test
  void aNameComesBeforeAPosition() {
    Path file = Imports.file(folder, "2,1,label\n10,20,a\n11,21,b\n");
    PointSet points = Imports.build(Imports.csv(file, "label", List.of("1"), BadRows.FAIL)).raw();
    assertThat(points.coordinate(0, 0)).isEqualTo(20);
  }

  @Test
  void numbersAreOrderedAsNumbersAndTextAsText() {
    assertThat(read("x,label\n1,10\n2,9\n3,-1\n4,9.5\n").raw().classNames())
        .containsExactly("-1", "9", "9.5", "10");
    assertThat(read("x,label\n1,10\n2,9\n3,b\n").raw().classNames())
        .containsExactly("10", "9", "b");
    PointSet points = read("x,label\n1,10\n2,9\n").raw();
    assertThat(points.label(0)).isEqualTo(1);
    assertThat(points.label(1)).isEqualTo(0);
  }

  @Test
  void hostileNamesArriveUnchanged() {
    String script = "<script>alert(1)</script>";
    String turned = "a\u202Eb";
    PointSet points =
        read("\"%s\",%s,label\n1,2,\"<img src=x, onerror=y>\"\n3,4,%s\n"
                .formatted(script, turned, "\u2066'; DROP--"))
            .raw();
    assertThat(points.featureNames()).containsExactly(script, turned);
    assertThat(points.classNames())
        .containsExactlyInAnyOrder("<img src=x, onerror=y>", "\u2066'; DROP--");
  }

  @Test
  void foldersAreReadFileByFile() throws IOException {
    Files.writeString(folder.resolve("part-0.csv"), "x,y,label\n1,-2.5,a\n");
    Files.writeString(folder.resolve("part-1.csv"), "x,y,label\n");
    Files.writeString(folder.resolve("part-2.csv"), "x,y,label\n300,0.04,b\n");
    Files.writeString(folder.resolve("_SUCCESS"), "");
    assertThat(Generators.all(Imports.build(Imports.csv(folder)).raw())).isEqualTo(POINTS);
  }
}
