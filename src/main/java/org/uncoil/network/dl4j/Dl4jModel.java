package org.uncoil.network.dl4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.uncoil.embedding.Floats;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.study.NetworkSpec;

/**
 * A network as the file that DL4J's {@link ModelSerializer} reads. Activations and optimizers that
 * DL4J lacks are classes of this package, which must then be on the reader's class path.
 */
public final class Dl4jModel {
  private Dl4jModel() {}

  /**
   * The file's content. It holds the layers and their parameters, and no state of the optimizer.
   *
   * @param parameters all weights and biases, in DL4J's order
   */
  public static byte[] file(NetworkSpec network, int inputs, int classes, Floats parameters) {
    Nd4jRuntime.start();
    MultiLayerNetwork model = Dl4jNetworks.build(network, inputs, classes, parameters.toArray());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(model, bytes, false);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a network to memory", e);
    } finally {
      model.close();
    }
  }
}
