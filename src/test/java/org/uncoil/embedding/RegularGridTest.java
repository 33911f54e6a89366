package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegularGridTest {
  private final RegularGrid lattice = new RegularGrid(new AxisLimits(-1, 3, 10, 12), 5, 3);

  @Test
  void reachesAllCorners() {
    float[] positions = lattice.positions();
    assertThat(lattice.size()).isEqualTo(15);
    assertThat(positions).hasSize(30);
    assertThat(new float[] {positions[0], positions[1]}).containsExactly(-1, 10);
    assertThat(new float[] {positions[28], positions[29]}).containsExactly(3, 12);
  }

  @Test
  void goesRowByRowInEqualSteps() {
    float[] positions = lattice.positions();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 5; column++) {
        int vertex = row * 5 + column;
        assertThat(positions[2 * vertex]).isEqualTo(-1 + column);
        assertThat(positions[2 * vertex + 1]).isEqualTo(10 + row);
      }
    }
  }

  @Test
  void needsACell() {
    assertThatThrownBy(() -> new RegularGrid(lattice.limits(), 1, 3)).hasMessageContaining("1 × 3");
  }
}
