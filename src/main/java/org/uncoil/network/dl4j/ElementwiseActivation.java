package org.uncoil.network.dl4j;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.uncoil.study.Activation;

/** An activation that ND4J does not have, applied element by element in Java. */
public final class ElementwiseActivation extends BaseActivationFunction {
  private final Activation activation;

  /**
   * Wraps a function.
   *
   * @param activation which
   */
  public ElementwiseActivation(@JsonProperty("activation") Activation activation) {
    this.activation = Objects.requireNonNull(activation, "activation");
  }

  /** The function, for DL4J's JSON. */
  public Activation getActivation() {
    return activation;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return in.assign(mapped(in, activation::value));
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    return new Pair<>(mapped(in, activation::derivative).muli(epsilon), null);
  }

  private static INDArray mapped(INDArray in, DoubleUnaryOperator function) {
    float[] values = in.dup(in.ordering()).data().asFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
    return Nd4j.create(values, in.shape(), in.ordering());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementwiseActivation that && that.activation == activation;
  }

  @Override
  public int hashCode() {
    return activation.hashCode();
  }

  @Override
  public String toString() {
    return activation.name();
  }
}
