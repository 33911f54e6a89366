package org.uncoil.network.device;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Chooses what ND4J computes on, before it is loaded. Whatever speaks against the GPU is the
 * device's reason to be the CPU.
 *
 * @param cuda whether the CUDA backend is at hand
 * @param probe asks the node, where it is
 * @param libraries why CUDA's libraries do not load, in a phrase; empty where they do; asked last
 */
record DeviceChoice(boolean cuda, GpuProbe probe, Supplier<Optional<String>> libraries) {
  /**
   * The device of this JVM.
   *
   * @param given the GPU that the JVM may use; empty where nobody hands GPUs out, and any will do
   */
  Device choose(Optional<GivenGpu> given) {
    if (given.equals(Optional.of(GivenGpu.NONE)) || (given.isEmpty() && !cuda)) {
      return Device.CPU;
    }
    Device device = cuda ? probed(given) : Device.cpu("this jar has ND4J's CPU backend alone");
    if (given.isPresent() && !device.gpu()) {
      return Device.cpu(
          "Spark gave GPU %s, but %s".formatted(given.get().address(), device.reason()));
    }
    return device;
  }

  private Device probed(Optional<GivenGpu> given) {
    List<Gpu> gpus;
    try {
      gpus = probe.gpus();
    } catch (IOException e) {
      return Device.cpu(e.getMessage());
    }
    if (gpus.isEmpty()) {
      return Device.cpu("there is no GPU that this process may use");
    }
    return given
        .flatMap(gpu -> gpu.refusal(gpus.size()))
        .or(() -> refusal(gpus, given))
        .or(libraries)
        .map(Device::cpu)
        .orElseGet(() -> device(gpus, given));
  }

  /** All GPUs must do, because the backend opens them all. */
  private static Optional<String> refusal(List<Gpu> gpus, Optional<GivenGpu> given) {
    int own = given.map(GivenGpu::number).orElse(0);
    return IntStream.range(0, gpus.size())
        .boxed()
        .flatMap(
            number ->
                gpus.get(number).refusal().stream()
                    .map(
                        why ->
                            number == own
                                ? why
                                : "the backend opens every GPU, and number " + number + ", " + why))
        .findFirst();
  }

  private static Device device(List<Gpu> gpus, Optional<GivenGpu> given) {
    return given
        .map(GivenGpu::number)
        .map(number -> Device.cuda(number, gpus.get(number).name()))
        .orElseGet(() -> Device.cuda(gpus.get(0).name()));
  }
}
