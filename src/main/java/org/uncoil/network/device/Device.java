package org.uncoil.network.device;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What ND4J computes on.
 *
 * @param gpu whether it is a GPU
 * @param name what a run's record calls it: {@code cpu}, or {@code cuda (NVIDIA A100)}
 * @param reason why it is the CPU although the CUDA backend is at hand; else empty
 */
public record Device(boolean gpu, String name, String reason) {
  /** The only one where no other backend is at hand. */
  static final Device CPU = cpu("");

  static Device cpu(String reason) {
    return new Device(false, "cpu", reason);
  }

  /**
   * Chooses for a node that has the CUDA backend at hand. All its GPUs must do, because the backend
   * opens them all.
   */
  static Device choose(GpuProbe probe) {
    List<Gpu> gpus;
    try {
      gpus = probe.gpus();
    } catch (IOException e) {
      return cpu(e.getMessage());
    }
    if (gpus.isEmpty()) {
      return cpu("there is no GPU that this process may use");
    }
    return gpus.stream()
        .map(Gpu::refusal)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Device::cpu)
        .orElseGet(() -> new Device(true, "cuda (" + gpus.get(0).name() + ")", ""));
  }
}
