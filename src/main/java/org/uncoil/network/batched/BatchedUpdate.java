package org.uncoil.network.batched;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.uncoil.network.OptimizerStep;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;

/**
 * The step of all networks of a group: regularisation, the optimizer's rule with each network's own
 * numbers, weight decay; on networks × parameters.
 */
final class BatchedUpdate {
  private final List<TrainingTask> tasks;
  private final INDArray l1;
  private final INDArray l2;
  private final INDArray decay;
  private final INDArray first;
  private final INDArray second;
  private final INDArray third;
  private int steps;

  BatchedUpdate(BatchShape shape, List<TrainingTask> tasks) {
    this.tasks = tasks;
    INDArray weights = weights(shape);
    l1 = column(network -> network.l1()).mmul(weights);
    l2 = column(network -> network.l2()).mmul(weights);
    decay =
        column(
                network ->
                    network.optimizer() instanceof Optimizer.Adamw adamw ? adamw.weightDecay() : 0)
            .mmul(weights);
    first = Nd4j.zeros(tasks.size(), shape.parameters());
    second = Nd4j.zeros(tasks.size(), shape.parameters());
    third = Nd4j.zeros(tasks.size(), shape.parameters());
    second.addi(column(network -> OptimizerStep.initialSquares(network.optimizer())));
  }

  /** 1 where a parameter is a weight, 0 where it is a bias: 1 × parameters. */
  private static INDArray weights(BatchShape shape) {
    float[] ones = new float[shape.parameters()];
    int at = 0;
    for (int layer = 1; layer < shape.widths().size(); layer++) {
      int count = shape.widths().get(layer - 1) * shape.widths().get(layer);
      Arrays.fill(ones, at, at + count, 1f);
      at += count + shape.widths().get(layer);
    }
    return Nd4j.create(ones, new long[] {1, ones.length}, 'c');
  }

  private INDArray column(ToDoubleFunction<NetworkSpec> number) {
    return StackedArrays.column(tasks, task -> number.applyAsDouble(task.network()));
  }

  /**
   * What is to be subtracted from the parameters.
   *
   * @param rate each task's learning rate
   */
  INDArray step(INDArray parameters, INDArray gradient, ToDoubleFunction<TrainingTask> rate) {
    steps++;
    INDArray g = gradient.add(parameters.mul(l2)).addi(Transforms.sign(parameters, true).muli(l1));
    INDArray shrink = parameters.mul(decay).muli(StackedArrays.column(tasks, rate));
    return rule(g, new Numbers(rate, steps)).addi(shrink);
  }

  /** Each network's numbers of a step, as columns. */
  private final class Numbers {
    private final List<OptimizerStep> perNetwork;

    Numbers(ToDoubleFunction<TrainingTask> rate, int step) {
      perNetwork =
          tasks.stream()
              .map(t -> OptimizerStep.of(t.network().optimizer(), rate.applyAsDouble(t), step))
              .toList();
    }

    INDArray column(ToDoubleFunction<OptimizerStep> number) {
      float[] values = new float[perNetwork.size()];
      for (int n = 0; n < values.length; n++) {
        values[n] = (float) number.applyAsDouble(perNetwork.get(n));
      }
      return Nd4j.create(values, new long[] {values.length, 1}, 'c');
    }

    INDArray rate() {
      return column(OptimizerStep::rate);
    }

    INDArray epsilon() {
      return column(OptimizerStep::epsilon);
    }
  }

  private INDArray rule(INDArray g, Numbers numbers) {
    Optimizer kind = tasks.get(0).network().optimizer();
    if (kind instanceof Optimizer.Sgd) {
      return g.mul(numbers.rate());
    } else if (kind instanceof Optimizer.Momentum) {
      return mean(g, numbers).mul(numbers.rate());
    } else if (kind instanceof Optimizer.Nesterov) {
      INDArray ahead = mean(g, numbers).mul(numbers.column(OptimizerStep::keepMean));
      return ahead.addi(g.mul(numbers.column(OptimizerStep::addMean))).muli(numbers.rate());
    } else if (kind instanceof Optimizer.Adagrad || kind instanceof Optimizer.Rmsprop) {
      return divided(g.mul(numbers.rate()), squares(second, g, numbers), numbers);
    } else if (kind instanceof Optimizer.Adadelta) {
      return adadelta(g, numbers);
    }
    INDArray step = mean(g, numbers).mul(numbers.rate());
    INDArray squares = squares(second, g, numbers);
    if (kind instanceof Optimizer.Amsgrad) {
      third.assign(Transforms.max(third, squares));
      squares = third;
    }
    return divided(step, squares, numbers);
  }

  private INDArray adadelta(INDArray g, Numbers numbers) {
    INDArray epsilon = numbers.epsilon();
    INDArray root = Transforms.sqrt(squares(second, g, numbers).add(epsilon));
    INDArray step = Transforms.sqrt(third.add(epsilon)).muli(g).divi(root);
    squares(third, step, numbers);
    return step.muli(numbers.rate());
  }

  /** The mean of gradients, or the velocity, with this gradient in it. */
  private INDArray mean(INDArray g, Numbers numbers) {
    return first
        .muli(numbers.column(OptimizerStep::keepMean))
        .addi(g.mul(numbers.column(OptimizerStep::addMean)));
  }

  /** A sum or mean of squares with those of these values in it. */
  private static INDArray squares(INDArray state, INDArray values, Numbers numbers) {
    return state
        .muli(numbers.column(OptimizerStep::keepSquares))
        .addi(values.mul(values).muli(numbers.column(OptimizerStep::addSquares)));
  }

  /** Over the root of the squares, to which ε is added. */
  private static INDArray divided(INDArray step, INDArray squares, Numbers numbers) {
    return step.divi(Transforms.sqrt(squares, true).addi(numbers.epsilon()));
  }
}
