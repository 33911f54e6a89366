package org.uncoil.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RunSelectionTest {
  @Test
  void aFieldThatIsNamedTwiceMayHaveEitherValue() {
    RunSelection selection =
        RunSelection.all()
            .activation("tanh")
            .with(RunSelection.STATUS, "trained")
            .with(RunSelection.STATUS, "diverged");
    assertThat(selection.address())
        .isEqualTo("films.html#activation=tanh&status=trained&status=diverged");
    assertThat(RunSelection.compared().with("learning rate", "0.1").dataset("").address())
        .isEqualTo("films.html#status=trained&status=diverged&learning-rate=0.1");
  }

  @Test
  void oneRunLeadsToItsPageAndAllToTheWall() {
    assertThat(RunSelection.of("ab12").address()).isEqualTo("runs/ab12.html");
    assertThat(RunSelection.all().address()).isEqualTo("films.html");
  }

  @Test
  void whatSetsAddressesApartIsEncoded() {
    assertThat(RunSelection.all().dataset("a&b=c #1 é\"").address())
        .isEqualTo("films.html#dataset=a%26b%3Dc%20%231%20%C3%A9%22");
  }

  @Test
  void identitiesAndFieldsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> RunSelection.of("../x")).hasMessageContaining("runId");
    assertThatThrownBy(() -> RunSelection.all().with("=", "c")).hasMessageContaining("field");
  }
}
