package org.uncoil.network.batched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.OptimizerSteps;
import org.uncoil.testing.Samples;

/** The batched engine's optimizers against PyTorch's numbers. */
class BatchedUpdateTest {
  static Stream<OptimizerSteps> recorded() {
    return OptimizerSteps.recorded();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void isPytorchs(OptimizerSteps recorded) {
    Nd4jRuntime.start();
    TrainingTask task = new TrainingTask(recorded.network(), Samples.dataset(20, 2, 2, 1), 1, 2, 1);
    BatchedUpdate update = new BatchedUpdate(BatchShape.of(task), List.of(task));
    INDArray parameters =
        StackedArrays.matrix(new float[][] {OptimizerSteps.twelve(OptimizerSteps.start())});
    boolean decays = recorded.optimizer() instanceof Optimizer.Adamw;
    for (OptimizerSteps.Step step : recorded.steps()) {
      INDArray gradient =
          StackedArrays.matrix(new float[][] {OptimizerSteps.twelve(step.gradient())});
      parameters.subi(update.step(parameters, gradient, any -> step.rate()));
      for (int i = 0; i < 12; i++) {
        if (!decays || OptimizerSteps.weight(i)) {
          assertThat(parameters.getDouble(0, i))
              .as("parameter %d of %s", i, recorded)
              .isCloseTo(step.parameters()[i % 4], within(3e-6));
        }
      }
    }
  }
}
