package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.figure.FigureSamples;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.render.style.AxisNumbers;
import org.uncoil.study.file.StudyFile;
import org.uncoil.text.Figures;

/** What is written and read is the same in every locale: in other digits, signs and letters. */
class LocaleTest {
  private static final String STUDY =
      """
      study { name = it, seed = 5, seeds = 2 }
      datasets = [ { name = moons, source { type = moons, points = 60, noise = 0.25 } } ]
      networks = [ { name = tiny, hidden = [6], epochs = 6, optimizer { type = rmsprop }, initialisation = xavier } ]
      """;

  private static final Locale BEFORE = Locale.getDefault();
  private static Map<String, String> expected;

  @BeforeAll
  static void writeInTheRootLocale() {
    Locale.setDefault(Locale.ROOT);
    expected = written();
    Locale.setDefault(BEFORE);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(BEFORE);
  }

  private static Map<String, String> written() {
    Samples samples = new Samples();
    Map<String, String> all = new LinkedHashMap<>();
    Pages.of(samples).forEach((path, page) -> all.put(path, page.outerHtml()));
    all.put("wall", text(WallScript.render(samples.runs(), Map.of())));
    all.put("figures", text(FigurePages.render(new FigureSamples().page())));
    for (double value : new double[] {0, 0.5, -0.25, 1234.5, 5e-7, 1e12, Double.NaN}) {
      all.put("loss " + value, Figures.loss(value));
      all.put("axis " + value, AxisNumbers.axis(0, 10, 0.5).format(value));
    }
    all.put("percent", Figures.percent(0.123));
    all.put(
        "counts", Figures.count(1234567) + Figures.rounded(12_345_678) + Figures.duration(4000));
    all.put("study", String.valueOf(StudyFile.parse("it.conf", STUDY, false)));
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ar-EG", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR", "de-DE", "sv-SE"})
  void isTheSame(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    Locale.setDefault(locale);
    assertThat(List.of(Locale.getDefault())).containsExactly(locale);
    assertThat(written()).isEqualTo(expected);
  }
}
