package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  @Test
  void epochsTakeThePlacesOfTheirNearestNeighbours() {
    List<Integer> chosen = List.of(0, 10, 20, 30, 40);
    assertThat(Choice.including(chosen, List.of(18))).containsExactly(0, 10, 18, 30, 40);
    assertThat(Choice.including(chosen, List.of(18, 19))).containsExactly(0, 18, 19, 30, 40);
    assertThat(Choice.including(chosen, List.of(20, 21))).containsExactly(0, 10, 20, 21, 40);
    assertThat(Choice.including(chosen, List.of())).isEqualTo(chosen);
  }

  @Test
  void theFirstAndTheLastStay() {
    assertThat(Choice.including(List.of(0, 10, 40), List.of(1))).containsExactly(0, 1, 40);
    assertThat(Choice.including(List.of(0, 10, 40), List.of(1, 39))).containsExactly(0, 1, 40);
    assertThat(Choice.including(List.of(0, 40), List.of(1))).containsExactly(0, 40);
    assertThat(Choice.including(List.of(0, 10, 40), List.of(0, 40))).containsExactly(0, 10, 40);
  }
}
