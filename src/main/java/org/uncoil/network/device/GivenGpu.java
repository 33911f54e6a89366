package org.uncoil.network.device;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The GPU that the cluster manager gave to a task.
 *
 * @param address as the discovery script listed it: CUDA's own number of the GPU in this process,
 *     counted from 0 in what {@code nvidia-smi} lists for it
 */
public record GivenGpu(String address) {
  /** Where GPUs are handed out, and the task was given none: its JVM leaves them alone. */
  public static final GivenGpu NONE = new GivenGpu("");

  /** Checks that there is an address. */
  public GivenGpu {
    Objects.requireNonNull(address, "address");
  }

  /** Why ND4J cannot be bound to it, in a phrase; empty where it can. */
  Optional<String> refusal(int listed) {
    if (!address.matches("\\d{1,4}")) {
      return Optional.of("only a number can be bound to, as conf/spark/gpus.sh gives it");
    }
    return number() < listed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "nvidia-smi lists only %d for this process, counted from 0", listed));
  }

  /** The address as a number, where it is not refused. */
  int number() {
    return Integer.parseInt(address);
  }
}
