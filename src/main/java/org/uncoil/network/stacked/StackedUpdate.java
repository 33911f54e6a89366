package org.uncoil.network.stacked;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Updater;

/**
 * The step of all networks of a group: regularisation, the updater's rule with each network's own
 * constants, weight decay. ND4J's formulas, on networks × parameters.
 */
final class StackedUpdate {
  private final List<TrainingTask> tasks;
  private final INDArray l1;
  private final INDArray l2;
  private final INDArray decay;
  private final INDArray first;
  private final INDArray second;
  private final INDArray third;
  private int steps;

  StackedUpdate(StackShape shape, List<TrainingTask> tasks) {
    this.tasks = tasks;
    INDArray weights = weights(shape);
    l1 = column(network -> network.l1()).mmul(weights);
    l2 = column(network -> network.l2()).mmul(weights);
    decay =
        column(
                network ->
                    network.updater() instanceof Updater.Adamw adamw ? adamw.weightDecay() : 0)
            .mmul(weights);
    first = Nd4j.zeros(tasks.size(), shape.parameters());
    second = Nd4j.zeros(tasks.size(), shape.parameters());
    third = Nd4j.zeros(tasks.size(), shape.parameters());
    Updater updater = tasks.get(0).network().updater();
    if (updater instanceof Updater.Rmsprop) {
      first.addi(constant(StackedUpdate::epsilon));
    } else if (updater instanceof Updater.Adagrad) {
      // whatever its ε is
      first.addi(AdaGrad.DEFAULT_ADAGRAD_EPSILON);
    }
  }

  /** 1 where a parameter is a weight, 0 where it is a bias: 1 × parameters. */
  private static INDArray weights(StackShape shape) {
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
    return Stack.column(tasks, task -> number.applyAsDouble(task.network()));
  }

  private INDArray constant(ToDoubleFunction<Updater> number) {
    return Stack.column(tasks, task -> number.applyAsDouble(task.network().updater()));
  }

  /**
   * What is to be subtracted from the parameters.
   *
   * @param rates networks × 1
   */
  INDArray step(INDArray parameters, INDArray gradient, INDArray rates) {
    steps++;
    INDArray g = gradient.add(parameters.mul(l2)).addi(Transforms.sign(parameters, true).muli(l1));
    INDArray shrink = parameters.mul(decay).muli(rates);
    return rule(g, rates).addi(shrink);
  }

  private INDArray rule(INDArray g, INDArray rates) {
    Updater kind = tasks.get(0).network().updater();
    if (kind instanceof Updater.Sgd) {
      return g.mul(rates);
    } else if (kind instanceof Updater.Momentum) {
      first.muli(constant(u -> ((Updater.Momentum) u).momentum())).addi(g.mul(rates));
      return first.dup();
    } else if (kind instanceof Updater.Nesterov) {
      return nesterov(g, rates, constant(u -> ((Updater.Nesterov) u).momentum()));
    } else if (kind instanceof Updater.Adagrad) {
      first.addi(g.mul(g));
      return divided(g.mul(rates), first);
    } else if (kind instanceof Updater.Rmsprop) {
      average(first, g.mul(g), constant(u -> ((Updater.Rmsprop) u).decay()));
      return divided(g.mul(rates), first);
    } else if (kind instanceof Updater.Adadelta) {
      return adadelta(g, constant(u -> ((Updater.Adadelta) u).rho()));
    }
    return moments(g, rates);
  }

  private INDArray nesterov(INDArray g, INDArray rates, INDArray momentum) {
    INDArray previous = first.mul(momentum);
    first.assign(previous.sub(g.mul(rates)));
    return previous.subi(first.mul(momentum.add(1)));
  }

  private INDArray adadelta(INDArray g, INDArray rho) {
    INDArray epsilon = constant(StackedUpdate::epsilon);
    average(first, g.mul(g), rho);
    INDArray step =
        Transforms.sqrt(second.add(epsilon)).muli(g).divi(Transforms.sqrt(first.add(epsilon)));
    average(second, step.mul(step), rho);
    return step;
  }

  private INDArray moments(INDArray g, INDArray rates) {
    average(first, g, constant(StackedUpdate::beta1));
    average(second, g.mul(g), constant(StackedUpdate::beta2));
    INDArray squares = second;
    if (tasks.get(0).network().updater() instanceof Updater.Amsgrad) {
      third.assign(Transforms.max(third, second));
      squares = third;
    }
    INDArray correction =
        constant(u -> Math.sqrt(1 - Math.pow(beta2(u), steps)) / (1 - Math.pow(beta1(u), steps)));
    return divided(first.mul(rates.mul(correction)), squares);
  }

  /** Over the root of the squares, to which ε is added. */
  private INDArray divided(INDArray step, INDArray squares) {
    return step.divi(Transforms.sqrt(squares, true).addi(constant(StackedUpdate::epsilon)));
  }

  private static void average(INDArray state, INDArray value, INDArray keep) {
    state.muli(keep).addi(value.mul(keep.rsub(1)));
  }

  private static double epsilon(Updater updater) {
    if (updater instanceof Updater.Adagrad adagrad) {
      return adagrad.epsilon();
    } else if (updater instanceof Updater.Rmsprop rmsprop) {
      return rmsprop.epsilon();
    } else if (updater instanceof Updater.Adadelta adadelta) {
      return adadelta.epsilon();
    } else if (updater instanceof Updater.Adam adam) {
      return adam.epsilon();
    } else if (updater instanceof Updater.Amsgrad amsgrad) {
      return amsgrad.epsilon();
    }
    return ((Updater.Adamw) updater).epsilon();
  }

  private static double beta1(Updater updater) {
    if (updater instanceof Updater.Adam adam) {
      return adam.beta1();
    } else if (updater instanceof Updater.Amsgrad amsgrad) {
      return amsgrad.beta1();
    }
    return ((Updater.Adamw) updater).beta1();
  }

  private static double beta2(Updater updater) {
    if (updater instanceof Updater.Adam adam) {
      return adam.beta2();
    } else if (updater instanceof Updater.Amsgrad amsgrad) {
      return amsgrad.beta2();
    }
    return ((Updater.Adamw) updater).beta2();
  }
}
