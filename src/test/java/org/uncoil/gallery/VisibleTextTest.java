package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  @ParameterizedTest
  @CsvSource({"0000, ␀", "0009, ␉", "000A, ␤", "007F, ␡", "0085, �", "2028, ␤", "202E, ⟨U+202E⟩"})
  void hiddenCharactersAreShown(String code, String shown) {
    String hidden = Character.toString(Integer.parseInt(code, 16));
    assertThat(VisibleText.of("a" + hidden + "b")).isEqualTo("a" + shown + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2–100–2–2", "x² + y²", "naïve", "日本", "שלום", "👩‍🔬", "नमस्ते", "a\u00ADb"})
  void ordinaryWritingStaysAsItIs(String text) {
    String expected = text.replace("\u00AD", "⟨U+00AD⟩");
    assertThat(VisibleText.of(text)).isEqualTo(expected);
  }

  @Property
  void nothingHiddenIsLeftAndNothingSeenIsLost(@ForAll String text) {
    String shown = VisibleText.of(text);
    assertThat(shown.codePoints().filter(VisibleText::hidden)).isEmpty();
    int[] seen = text.codePoints().filter(point -> !VisibleText.hidden(point)).toArray();
    assertThat(isSubsequence(seen, shown.codePoints().toArray())).isTrue();
  }

  private static boolean isSubsequence(int[] part, int[] whole) {
    int met = 0;
    for (int point : whole) {
      if (met < part.length && part[met] == point) {
        met++;
      }
    }
    return met == part.length;
  }
}
