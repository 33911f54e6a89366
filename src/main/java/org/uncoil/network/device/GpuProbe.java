package org.uncoil.network.device;

import java.io.IOException;
import java.util.List;

/** Asks a node for its GPUs, without loading anything into this JVM. */
@FunctionalInterface
public interface GpuProbe {
  /**
   * The GPUs that this process may use, in the driver's order.
   *
   * @throws IOException where the driver gives no answer; its message is a phrase that says why
   */
  List<Gpu> gpus() throws IOException;
}
