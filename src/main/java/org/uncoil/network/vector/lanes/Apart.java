package org.uncoil.network.vector.lanes;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * An activation that the compiler never builds into its caller. Where a JVM trains with two
 * activations, it would build both into one loop, which is then too large for it: tanh after ReLU
 * took 0.22 ms an epoch or 0.45, as it happened. A method handle that is no constant is called as
 * it stands.
 */
final class Apart implements LaneActivation {
  private static final MethodHandle APPLY = apply();

  private final MethodHandle handle;

  Apart(LaneActivation activation) {
    handle = APPLY.bindTo(activation);
  }

  private static MethodHandle apply() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              LaneActivation.class,
              "apply",
              MethodType.methodType(
                  void.class, float[].class, float[].class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public void apply(float[] values, float[] derivatives, int from, int to) {
    try {
      handle.invokeExact(values, derivatives, from, to);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an activation throws nothing that is checked", e);
    }
  }
}
