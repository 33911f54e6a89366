package org.uncoil.network.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.study.Schedule;

/** Builds DL4J's networks from specifications. */
public final class Dl4jNetworks {
  // DL4J wants a seed other than 0, which it takes for "none"; all draws that matter come from the
  // run's own
  private static final long ANY_SEED = 1;

  private Dl4jNetworks() {}

  /** Why DL4J cannot train it with the optimizer that it names; empty where it can. */
  public static Optional<String> refusal(NetworkSpec network) {
    return network.optimizer().knownToDl4j()
        ? Optional.empty()
        : Optional.of(
            "DL4J does not have PyTorch's definition of %s; write optimizer { type = %<s, convention = dl4j }"
                .formatted(Canonical.kind((Record) network.optimizer())));
  }

  /**
   * A network ready to fit. Its optimizer is DL4J's of that name, whatever the convention.
   *
   * @param parameters all weights and biases, in DL4J's order
   */
  public static MultiLayerNetwork build(
      NetworkSpec network, int inputs, int classes, float[] parameters) {
    NeuralNetConfiguration.Builder global =
        new NeuralNetConfiguration.Builder()
            .seed(ANY_SEED)
            .weightInit(WeightInit.ZERO)
            .updater(optimizer(network))
            .l1(network.l1())
            .l2(network.l2());
    NeuralNetConfiguration.ListBuilder layers = global.list();
    List<Integer> widths = network.widths(inputs, classes);
    int bottleneck = widths.size() - 2;
    for (int layer = 1; layer <= bottleneck; layer++) {
      DenseLayer.Builder dense =
          new DenseLayer.Builder().nIn(widths.get(layer - 1)).nOut(widths.get(layer));
      decayWeights(dense, network);
      if (layer > 1 && network.dropout() > 0) {
        // only for files: DL4J drops a layer's inputs, and takes the share that is kept
        dense.dropOut(1 - network.dropout());
      }
      layers.layer(
          dense.activation(Dl4jActivations.of(network.activation().get(layer - 1))).build());
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nIn(NetworkSpec.BOTTLENECK)
            .nOut(classes)
            .activation(Activation.SOFTMAX);
    decayWeights(output, network);
    layers.layer(output.build());
    MultiLayerNetwork model = new MultiLayerNetwork(layers.build());
    model.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);
    return model;
  }

  // set on the whole network instead, DL4J 1.0.0-M2.1 applies it twice
  /** Sets the learning rate of a pass over the training points, where it is not always the same. */
  public static void schedule(MultiLayerNetwork model, NetworkSpec network, int pass) {
    boolean fixed = network.schedule() instanceof Schedule.Constant;
    boolean rateless = network.optimizer() instanceof Optimizer.Adadelta;
    if (!fixed && !rateless) {
      model.setLearningRate(network.learningRate(pass));
    }
  }

  /** An array's numbers, row by row. */
  public static float[] values(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static void decayWeights(BaseLayer.Builder<?> layer, NetworkSpec network) {
    if (network.optimizer() instanceof Optimizer.Adamw adamw) {
      layer.weightDecay(adamw.weightDecay(), true);
    }
  }

  private static IUpdater optimizer(NetworkSpec network) {
    double rate = network.learningRate();
    Optimizer optimizer = network.optimizer();
    if (optimizer instanceof Optimizer.Sgd) {
      return new Sgd(rate);
    } else if (optimizer instanceof Optimizer.Momentum momentum) {
      return new MomentumSgd(rate, momentum.momentum());
    } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
      return new Nesterovs(rate, nesterov.momentum());
    } else if (optimizer instanceof Optimizer.Adagrad adagrad) {
      return new AdaGrad(rate, adagrad.epsilon());
    } else if (optimizer instanceof Optimizer.Rmsprop rmsprop) {
      return new RmsProp(rate, rmsprop.rho(), rmsprop.epsilon());
    } else if (optimizer instanceof Optimizer.Adadelta adadelta) {
      return new AdaDelta(adadelta.rho(), adadelta.epsilon());
    } else if (optimizer instanceof Optimizer.Adam adam) {
      return new Adam(rate, adam.beta1(), adam.beta2(), adam.epsilon());
    } else if (optimizer instanceof Optimizer.Amsgrad amsgrad) {
      return new AMSGrad(rate, amsgrad.beta1(), amsgrad.beta2(), amsgrad.epsilon());
    } else if (optimizer instanceof Optimizer.Adamw adamw) {
      return new Adam(rate, adamw.beta1(), adamw.beta2(), adamw.epsilon());
    }
    throw new IllegalStateException("no DL4J optimizer for " + optimizer);
  }
}
