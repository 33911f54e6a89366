package org.uncoil.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
  private static final String RUN = "00112233445566aa";

  @Test
  void namesThatFitStayAsTheyAre() {
    assertThat(FolderNames.of("net, Größe 2 µm, seed 3", RUN))
        .isEqualTo("net, Größe 2 µm, seed 3, " + RUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "数", "😀", "a😀"})
  void longNamesAreCutBetweenCharacters(String repeated) {
    String name = FolderNames.of(repeated.repeat(300), RUN);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isBetween(FolderNames.MOST_BYTES - 8, FolderNames.MOST_BYTES);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(name);
    assertThat(name).startsWith(repeated).endsWith("…, " + RUN).doesNotContain("?");
    assertThat(FolderNames.of(repeated.repeat(300), "ffeeddccbbaa0011")).isNotEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../../etc", ".hidden", "a/b", "a\\b", "c:d", "e\nf", "g*?|<>\"h", ""})
  void namesLeadNowhereElse(String text) {
    String name = FolderNames.of(text, RUN);
    assertThat(name)
        .endsWith(RUN)
        .doesNotContain("/", "\\", ":", "*", "?", "\n", "<", ">", "|", "\"")
        .doesNotStartWith(".");
  }
}
