package org.uncoil.setting;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Property(tries = 300)
  void aMessageIsOneLineOfPlainCharactersAndNoLongerThanItMayBe(
      @ForAll String text, @ForAll @IntRange(min = 10, max = 200) int most) {
    String message = Printable.message(text, most);

    assertThat(message.codePoints())
        .noneMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                });
    assertThat(message).hasSizeLessThanOrEqualTo(most);
  }

  @Property(tries = 100)
  void textThatIsPlainStaysAsItIs(@ForAll @net.jqwik.api.constraints.AlphaChars String text) {
    assertThat(Printable.escaped(text)).isEqualTo(text);
  }

  @Test
  void whatATerminalObeysOrNobodySeesIsWrittenOut() {
    assertThat(Printable.escaped("a\u001b[2Jb\nc\u202ed\ud800e"))
        .isEqualTo("a\\u001B[2Jb\\u000Ac\\u202Ed\\uD800e");
    assertThat(Printable.escaped("\u00e9 \ud83d\ude00 \u4e2d"))
        .isEqualTo("\u00e9 \ud83d\ude00 \u4e2d");
  }

  @Test
  void ofALongMessageBeginningAndEndAreLeft() {
    assertThat(Printable.message("a".repeat(300) + "b".repeat(300), 90))
        .hasSize(90)
        .matches("a+ … b+");
    assertThat(Printable.cited("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
  }
}
