package org.uncoil.network.vector;

import java.util.Optional;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.KernelChoice;
import org.uncoil.network.vector.kernel.Kernels;
import org.uncoil.study.NetworkSpec;

/**
 * Trains on the CPU at the speed of its arithmetic: fused kernels over tiles of points, no
 * allocation per epoch but what is recorded, one thread. It takes every specification that there is
 * today; what it should not take would be named in {@link #refusal}.
 */
public final class VectorEngine implements TrainingEngine {
  private final Kernels kernels;

  /** On vectors where this JVM has them. */
  public VectorEngine() {
    this(KernelChoice.best());
  }

  VectorEngine(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public Optional<String> refusal(NetworkSpec network) {
    return Optional.empty();
  }

  @Override
  public RunOutcome train(TrainingTask task, EpochRecorder recorder) {
    return new TrainingRun(task, kernels, recorder).train();
  }
}
