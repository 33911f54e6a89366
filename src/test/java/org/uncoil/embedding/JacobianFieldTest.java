package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.Samples;

class JacobianFieldTest {
  private static NetworkSpec network(Activation activation, Integer... hidden) {
    return Samples.network(List.of(hidden), activation, new Optimizer.Sgd(), 1);
  }

  private static float[] random(int count, double scale, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  /** Against central differences of the reference network, which shares no code. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void isTheDerivativeForEveryActivation(Activation activation) {
    NetworkSpec network = network(activation, 6, 5);
    float[] parameters = random(network.parameterCount(2, 3), 0.7, 3);
    double[] weights = new double[parameters.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = parameters[i];
    }
    ReferenceNetwork reference = new ReferenceNetwork(network, 2, 3);
    // more than are worked on at once
    float[] positions = random(600, 1, 4);
    JacobianField field = JacobianField.of(new ForwardPass(network, 2, 3, parameters), positions);
    double step = 1e-6;
    int far = 0;
    for (int point = 0; point < field.size(); point++) {
      for (int along = 0; along < 2; along++) {
        double[] up = {positions[2 * point], positions[2 * point + 1]};
        double[] down = up.clone();
        up[along] += step;
        down[along] -= step;
        for (int axis = 0; axis < 2; axis++) {
          double difference =
              (reference.forward(weights, up)[0][axis] - reference.forward(weights, down)[0][axis])
                  / (2 * step);
          double component = field.component(point, axis, along);
          far += Math.abs(component - difference) > 1e-4 * (1 + Math.abs(difference)) ? 1 : 0;
        }
      }
    }
    // a kink within a millionth of a position would be the one excuse
    assertThat(far).isZero();
  }

  @Test
  void aLinearMapIsTheSameEverywhere() {
    NetworkSpec network = network(Activation.IDENTITY, 2);
    // first layer: (a, b) → (3a, b) ; bottleneck: the mirror (p, q) → (q, p)
    float[] parameters = new float[network.parameterCount(2, 2)];
    parameters[0] = 3;
    parameters[3] = 1;
    parameters[7] = 1;
    parameters[8] = 1;
    JacobianField field =
        JacobianField.of(new ForwardPass(network, 2, 2, parameters), random(40, 1, 1));
    for (int i = 0; i < field.size(); i++) {
      assertThat(field.determinant(i)).isEqualTo(-3);
      assertThat(field.condition(i)).isCloseTo(3, within(1e-12));
    }
    assertThat(field.logAreaQuantile(0.5)).isCloseTo(Math.log(3), within(1e-12));
    assertThat(field.regions()).hasValue(1);
    assertThat(field.folded()).isZero();
    assertThat(field.collapsed()).isZero();
  }

  /** |a| by two ReLUs: the left half is folded over; b is kept. */
  @Test
  void aFoldIsFound() {
    NetworkSpec network = network(Activation.RELU, 4);
    float[] parameters = new float[network.parameterCount(2, 2)];
    float[] first = {1, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0};
    float[] bottleneck = {1, 1, 0, 0, 0, 0, 1, -1, 0, 0};
    System.arraycopy(first, 0, parameters, 0, 12);
    System.arraycopy(bottleneck, 0, parameters, 12, 10);
    RegularGrid lattice = new RegularGrid(new AxisLimits(-1, 3, -1, 1), 40, 20);
    ForwardPass pass = new ForwardPass(network, 2, 2, parameters);
    JacobianField field = JacobianField.of(pass, lattice.positions());
    assertThat(field.folded()).isCloseTo(0.25, within(1e-9));
    assertThat(field.regions()).hasValue(4);
    assertThat(field.logAreaQuantile(0.9)).isCloseTo(0, within(1e-12));
    // the cells' differences say the same, but for the column of cells that the fold runs through
    ForwardPass.Result image = pass.embed(lattice.positions());
    Distortion cells =
        new Distortion(
            lattice,
            Floats.of(image.before()).column(0, 2).toArray(),
            Floats.of(image.before()).column(1, 2).toArray());
    assertThat(cells.folded()).isCloseTo(field.folded(), within(0.03));
  }

  /** Cells shrink to their Jacobian: on a fine lattice both agree. */
  @Test
  void agreesWithTheDifferencesOfAFineLattice() {
    NetworkSpec network = network(Activation.TANH, 8);
    ForwardPass pass = new ForwardPass(network, 2, 2, random(network.parameterCount(2, 2), 0.8, 9));
    RegularGrid lattice = new RegularGrid(new AxisLimits(-1, 1, -1, 1), 81, 81);
    ForwardPass.Result image = pass.embed(lattice.positions());
    Distortion cells =
        new Distortion(
            lattice,
            Floats.of(image.before()).column(0, 2).toArray(),
            Floats.of(image.before()).column(1, 2).toArray());
    float[] centres = new float[2 * 80 * 80];
    for (int cell = 0; cell < 6400; cell++) {
      int row = cell / 80;
      centres[2 * cell] = (float) (-1 + (cell % 80 + 0.5) / 40);
      centres[2 * cell + 1] = (float) (-1 + (row + 0.5) / 40);
    }
    JacobianField field = JacobianField.of(pass, centres);
    for (int cell = 0; cell < 6400; cell++) {
      assertThat(field.determinant(cell)).isCloseTo(cells.determinant(cell), within(2e-3));
    }
    assertThat(field.folded()).isCloseTo(cells.folded(), within(5e-3));
  }

  @Test
  void theConditionIsTheRatioOfSingularValues() {
    NetworkSpec network = network(Activation.SINE, 7);
    JacobianField field =
        JacobianField.of(
            new ForwardPass(network, 2, 2, random(network.parameterCount(2, 2), 1, 5)),
            random(100, 1, 6));
    for (int i = 0; i < field.size(); i++) {
      double[][] matrix = {
        {field.component(i, 0, 0), field.component(i, 0, 1)},
        {field.component(i, 1, 0), field.component(i, 1, 1)}
      };
      double condition =
          new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getConditionNumber();
      assertThat(field.condition(i)).isCloseTo(condition, within(1e-6 * condition));
    }
    assertThat(field.regions()).isEmpty();
  }

  @Test
  void whatDiesCollapsesEverywhere() {
    NetworkSpec network = network(Activation.RELU, 3);
    JacobianField field =
        JacobianField.of(
            new ForwardPass(network, 2, 2, new float[network.parameterCount(2, 2)]),
            random(20, 1, 2));
    assertThat(field.collapsed()).isEqualTo(1);
    assertThat(field.folded()).isZero();
    assertThat(field.logAreaQuantile(0.5)).isNaN();
    NetworkSpec wide = network(Activation.RELU, 3);
    ForwardPass three = new ForwardPass(wide, 3, 2, new float[wide.parameterCount(3, 2)]);
    assertThatThrownBy(() -> JacobianField.of(three, new float[6]))
        .hasMessage("a network of 3 inputs: must be read on a plane");
  }
}
