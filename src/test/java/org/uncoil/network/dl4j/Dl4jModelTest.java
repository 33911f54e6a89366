package org.uncoil.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.network.InitialParameters;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Optimizer;
import org.uncoil.testing.ReferenceNetwork;
import org.uncoil.testing.Samples;

/** DL4J's own reader opens the file, and its network computes what an independent one does. */
class Dl4jModelTest {
  private static final Dataset DATASET = Samples.dataset(20, 3, 3, 5);

  private static void opens(NetworkSpec network) throws IOException {
    float[] parameters = InitialParameters.draw(network, 3, 3, 17);
    byte[] file = Dl4jModel.file(network, 3, 3, Floats.of(parameters));
    double[] exact = new double[parameters.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = parameters[i];
    }
    float[] features = DATASET.features();
    MultiLayerNetwork model =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file), false);
    try {
      List<INDArray> activations =
          model.feedForward(Nd4j.createFromArray(features).reshape(DATASET.size(), 3));
      INDArray embedding = activations.get(activations.size() - 2);
      for (int point = 0; point < DATASET.size(); point++) {
        double[] input = {features[point * 3], features[point * 3 + 1], features[point * 3 + 2]};
        double[] after = new ReferenceNetwork(network, 3, 3).forward(exact, input)[1];
        assertThat(embedding.getDouble(point, 0)).isCloseTo(after[0], within(1e-5));
        assertThat(embedding.getDouble(point, 1)).isCloseTo(after[1], within(1e-5));
      }
    } finally {
      model.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void withEveryActivation(Activation activation) throws IOException {
    opens(Samples.network(List.of(12, 9), activation, Samples.adam(), 1));
  }

  static Stream<Optimizer> optimizers() {
    return Dl4jEngineTest.optimizers();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void withEveryOptimizer(Optimizer optimizer) throws IOException {
    opens(Samples.network(List.of(7), Activation.TANH, optimizer, 1, 0.01, 1e-3, 1e-2));
  }
}
