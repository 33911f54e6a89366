package org.uncoil.network.device;

import java.util.OptionalInt;

/**
 * What ND4J computes on.
 *
 * @param gpu whether it is a GPU
 * @param number CUDA's number of the GPU that ND4J is bound to; empty where it takes any
 * @param name what a run's record calls it: {@code cpu}, or {@code cuda 1 (NVIDIA A100)} where it
 *     is bound to number 1, else {@code cuda (NVIDIA A100)}
 * @param reason why it is the CPU although there might have been a GPU; else empty
 */
public record Device(boolean gpu, OptionalInt number, String name, String reason) {
  /** The only one where no other backend is at hand. */
  static final Device CPU = cpu("");

  static Device cpu(String reason) {
    return new Device(false, OptionalInt.empty(), "cpu", reason);
  }

  static Device cuda(String product) {
    return new Device(true, OptionalInt.empty(), "cuda (" + product + ")", "");
  }

  static Device cuda(int number, String product) {
    return new Device(true, OptionalInt.of(number), "cuda " + number + " (" + product + ")", "");
  }
}
