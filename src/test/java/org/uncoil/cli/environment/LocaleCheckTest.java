package org.uncoil.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleCheckTest {
  private static final String ASCII = "ANSI_X3.4-1968";

  // as Java reads the bytes of an umlaut there
  @ParameterizedTest
  @ValueSource(strings = {"gr\uFFFD\uFFFDn.conf", "gr\u00FCn.conf"})
  void namesThatTheLocaleCannotHoldAreToldFirst(String path) {
    assertThat(LocaleCheck.refusal(ASCII, List.of("/work", "pipeline", path)))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("gr?")
                    .contains("ANSI_X3.4-1968", "LC_ALL=C.UTF-8")
                    .matches("[ -~]*"));
    assertThat(LocaleCheck.refusal("UTF-8", List.of(path))).isEmpty();
    assertThat(LocaleCheck.refusal("ISO-8859-1", List.of(path))).isEmpty();
  }

  @Test
  void plainArgumentsAreFine() {
    assertThat(
            LocaleCheck.refusal(
                ASCII, List.of("/work", "sql", "out", "SELECT '??' FROM runs", "--help", "a?b")))
        .isEmpty();
  }
}
