package org.uncoil.network.lanes;

import static org.uncoil.network.vector.kernel.Tile.LANES;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.GroupEngine;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.kernel.KernelChoice;
import org.uncoil.network.vector.kernel.Kernels;

/**
 * Trains up to 16 networks of one {@link LanesShape} at once on the CPU, one in each lane of a
 * vector. No operation adds numbers of two lanes, and what an operation rounds does not depend on
 * how many lanes an instruction has: a network gives the same bits alone and in any company, on any
 * machine. One alone takes as long as sixteen, and so much memory: this engine is for studies with
 * many runs of small networks on small datasets.
 */
public final class LanesEngine extends GroupEngine<LanesShape> {
  private final Kernels kernels;

  /** On vectors where this JVM has them. */
  public LanesEngine() {
    this(KernelChoice.best());
  }

  LanesEngine(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return "lanes";
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  protected LanesShape shape(TrainingTask task) {
    return LanesShape.of(task);
  }

  @Override
  protected List<RunOutcome> train(
      LanesShape shape, List<TrainingTask> tasks, List<EpochRecorder> recorders) {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += LANES) {
      int to = Math.min(tasks.size(), from + LANES);
      List<TrainingTask> group = tasks.subList(from, to);
      outcomes.addAll(
          new LanesTraining(shape, group, recorders.subList(from, to), kernels).train());
    }
    return outcomes;
  }
}
