package org.uncoil.gallery.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSelectionTest {
  @Test
  void aFieldThatIsNamedTwiceMayHaveEitherValue() {
    RunSelection selection =
        RunSelection.all()
            .with("activation", "tanh")
            .with("status", "trained")
            .with("status", "diverged");
    assertThat(selection.address())
        .isEqualTo("films.html#activation=tanh&status=trained&status=diverged");
    assertThat(accepts(selection, Map.of("activation", "tanh", "status", "diverged"))).isTrue();
    assertThat(accepts(selection, Map.of("activation", "tanh", "status", "failed"))).isFalse();
    assertThat(accepts(selection, Map.of("activation", "relu", "status", "trained"))).isFalse();
    assertThat(accepts(RunSelection.all(), Map.of())).isTrue();
  }

  private static boolean accepts(RunSelection selection, Map<String, String> run) {
    return selection.accepts(run::get);
  }

  @Test
  void oneRunLeadsToItsPageAndSeveralToTheWall() {
    assertThat(RunSelection.of(List.of("ab12")).address()).isEqualTo("runs/ab12.html");
    assertThat(RunSelection.of(List.of("ab12", "cd34")).address())
        .isEqualTo("films.html#run=ab12&run=cd34");
    assertThat(RunSelection.all().address()).isEqualTo("films.html");
  }

  @Test
  void whatSetsAddressesApartIsEncoded() {
    assertThat(RunSelection.all().with("dataset", "a&b=c #1 é\"").address())
        .isEqualTo("films.html#dataset=a%26b%3Dc%20%231%20%C3%A9%22");
  }

  @Test
  void identitiesAndFieldsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> RunSelection.of(List.of())).hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> RunSelection.of(List.of("../x"))).hasMessageContaining("runId");
    assertThatThrownBy(() -> RunSelection.all().with("a=b", "c")).hasMessageContaining("field");
  }
}
