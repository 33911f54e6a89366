package org.uncoil.network.batched;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.uncoil.study.Activation;

/**
 * One layer's activations: one per network, applied to runs of networks that share one. ND4J's own
 * where it has the function, else made of its operations, so that all of it can run on a GPU.
 */
final class BatchedActivation {
  /** Neighbouring networks with the same activation. */
  private record Run(Activation activation, int from, int to) {}

  private final List<Run> runs = new ArrayList<>();

  BatchedActivation(List<Activation> perNetwork) {
    int from = 0;
    for (int n = 1; n <= perNetwork.size(); n++) {
      if (n == perNetwork.size() || perNetwork.get(n) != perNetwork.get(from)) {
        runs.add(new Run(perNetwork.get(from), from, n));
        from = n;
      }
    }
  }

  /** The values; the sums stay. */
  INDArray values(INDArray sums) {
    if (runs.size() == 1) {
      return value(runs.get(0).activation(), sums.dup('c'));
    }
    INDArray[] parts = new INDArray[runs.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = value(runs.get(i).activation(), part(sums, runs.get(i)));
    }
    return Nd4j.concat(0, parts);
  }

  /** The gradient by the sums, from that by the values. */
  INDArray gradient(INDArray sums, INDArray byValues) {
    if (runs.size() == 1) {
      return gradient(runs.get(0).activation(), sums.dup('c'), byValues.dup('c'));
    }
    INDArray[] parts = new INDArray[runs.size()];
    for (int i = 0; i < parts.length; i++) {
      Run run = runs.get(i);
      parts[i] = gradient(run.activation(), part(sums, run), part(byValues, run));
    }
    return Nd4j.concat(0, parts);
  }

  private static INDArray part(INDArray tensor, Run run) {
    return tensor
        .get(NDArrayIndex.interval(run.from(), run.to()), NDArrayIndex.all(), NDArrayIndex.all())
        .dup('c');
  }

  /** May overwrite x. */
  private static INDArray value(Activation activation, INDArray x) {
    return switch (activation) {
      case CELU ->
          Transforms.max(x, 0).addi(Transforms.exp(Transforms.min(x, 0).divi(2)).subi(1).muli(2));
      case GELU_EXACT -> normal(x).muli(x);
      case ELLIOTT -> x.mul(0.5).divi(Transforms.abs(x).addi(1)).addi(0.5);
      case LISHT -> Transforms.tanh(x).muli(x);
      case SINE -> Transforms.sin(x);
      case GAUSSIAN -> Transforms.exp(x.mul(x).negi());
      case SNAKE -> squared(Transforms.sin(x)).addi(x);
      default -> nd4j(activation).getActivation(x, false);
    };
  }

  /** May overwrite x and g. */
  private static INDArray gradient(Activation activation, INDArray x, INDArray g) {
    return switch (activation) {
      case CELU -> Transforms.exp(Transforms.min(x, 0).divi(2)).muli(g);
      case GELU_EXACT ->
          Transforms.exp(x.mul(x).divi(-2))
              .muli(1 / Math.sqrt(2 * Math.PI))
              .muli(x)
              .addi(normal(x))
              .muli(g);
      case ELLIOTT -> g.mul(0.5).divi(squared(Transforms.abs(x).addi(1)));
      case LISHT -> {
        INDArray t = Transforms.tanh(x);
        yield squared(t.dup()).rsubi(1).muli(x).addi(t).muli(g);
      }
      case SINE -> Transforms.cos(x).muli(g);
      case GAUSSIAN -> Transforms.exp(x.mul(x).negi()).muli(x).muli(-2).muli(g);
      case SNAKE -> Transforms.sin(x.mul(2)).addi(1).muli(g);
      default -> nd4j(activation).backprop(x, g).getFirst();
    };
  }

  /** The normal distribution's Φ. */
  private static INDArray normal(INDArray x) {
    return Nd4j.getExecutioner().exec(new Erf(x.mul(Math.sqrt(0.5)))).addi(1).muli(0.5);
  }

  private static INDArray squared(INDArray x) {
    return x.muli(x);
  }

  private static IActivation nd4j(Activation activation) {
    return org.nd4j.linalg.activations.Activation.valueOf(activation.name().replace("_", ""))
        .getActivationFunction();
  }
}
