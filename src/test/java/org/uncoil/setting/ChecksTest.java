package org.uncoil.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  private static SettingException refused(Checks checks) {
    return catchThrowableOfType(SettingException.class, checks::done);
  }

  @Test
  void whatHoldsIsNotRefused() {
    Checks checks = new Checks();
    checks.that(true, "a", 1, "no");
    checks.text("b", " x ");
    checks.range("c", 3, 3, 3);
    checks.range("d", -0.5, -0.5, 0);
    checks.positive("e", Double.MIN_VALUE);
    checks.given("a", "b").that(true, "f", 1, "no");

    assertThatCode(checks::done).doesNotThrowAnyException();
  }

  @Test
  void allIsRefusedAtOnceInOrder() {
    Checks checks = new Checks();
    checks.range("a", 4, 1, 3);
    checks.text("b", " ");
    checks.that(false, "c", null, "must be there");

    SettingException refused = refused(checks);

    assertThat(refused)
        .hasMessage(
            "a = 4: must lie in [1, 3]; b = \" \": must not be empty; c = null: must be there");
    assertThat(refused.objections()).extracting(Objection::field).containsExactly("a", "b", "c");
  }

  @Test
  void aCheckAcrossFieldsWaitsForThem() {
    Checks checks = new Checks();
    checks.positive("a", -1);
    checks.given("a", "b").that(false, "c", 1, "must fit a");
    checks.given("b").that(false, "d", 1, "must fit b");
    checks.given("d").that(false, "e", 1, "must fit d");

    assertThat(refused(checks).objections())
        .containsExactly(
            new Objection("a", "-1.0", "must be a positive number", Set.of()),
            new Objection("d", "1", "must fit b", Set.of("b")));
  }

  @Test
  void anObjectionConcernsItsFieldAndThoseItReliesOn() {
    Objection objection = new Objection("points", "3", "must be at least 4", Set.of("classes"));

    assertThat(objection.concerns(Set.of("points"))).isTrue();
    assertThat(objection.concerns(Set.of("noise", "classes"))).isTrue();
    assertThat(objection.concerns(Set.of("noise"))).isFalse();
    assertThat(objection.concerns(Set.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aPositiveNumberIsFiniteToo(double value) {
    Checks checks = new Checks();
    checks.positive("a", value);

    assertThat(refused(checks)).hasMessage("a = " + value + ": must be a positive number");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
  void aRangeHoldsItsEndsAndNoMore(double value) {
    Checks checks = new Checks();
    checks.range("a", value, 0.0, 1.0);

    assertThat(refused(checks)).hasMessage("a = " + value + ": must lie in [0.0, 1.0]");
  }
}
