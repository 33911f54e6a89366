package org.uncoil.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.file.StudyFile;

/** ONNX Runtime computes from the file what the plain forward pass computes from the parameters. */
class OnnxModelTest {
  private static final int POINTS = 40;

  private static NetworkSpec network(String activation) {
    return StudyFile.parse(
            "test",
            """
            study { name = s }
            datasets = [ { name = d, source { type = moons } } ]
            networks = [ { name = n, hidden = [7, 5], activation = %s } ]
            """
                .formatted(activation),
            false)
        .networks()
        .get(0);
  }

  private static float[] draw(int count, double scale) {
    Random random = new Random(3);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void theRuntimeComputesTheSame(Activation activation) throws OrtException {
    // another activation first, so that layers cannot be confused
    NetworkSpec network = network("[tanh, sigmoid, %s]".formatted(activation.label()));
    float[] parameters = draw(network.parameterCount(3, 4), 0.8);
    float[] features = draw(3 * POINTS, 2);
    ForwardPass.Result expected = new ForwardPass(network, 3, 4, parameters).apply(features);
    byte[] file = OnnxModel.file(network, 3, 4, Floats.of(parameters), "1.2");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file);
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(features), new long[] {POINTS, 3});
        OrtSession.Result result = session.run(Map.of("features", input))) {
      assertThat(values(result, "before")).containsExactly(expected.before(), within());
      assertThat(values(result, "after")).containsExactly(expected.after(), within());
      assertThat(values(result, "probabilities"))
          .containsExactly(softmax(expected.logits()), within());
    }
  }

  private static float[] softmax(float[] logits) {
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double sum = 0;
      for (int c = i - i % 4; c < i - i % 4 + 4; c++) {
        sum += Math.exp((double) logits[c] - logits[i]);
      }
      probabilities[i] = (float) (1 / sum);
    }
    return probabilities;
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(2e-5f);
  }

  private static float[] values(OrtSession.Result result, String name) throws OrtException {
    FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  @Test
  void parametersMustBeAsManyAsTheNetworkHas() {
    NetworkSpec network = network("relu");
    assertThatThrownBy(() -> OnnxModel.file(network, 2, 2, Floats.of(1, 2), "1"))
        .hasMessageContaining("2–7–5–2–2 has")
        .hasMessageContaining("not 2");
  }
}
