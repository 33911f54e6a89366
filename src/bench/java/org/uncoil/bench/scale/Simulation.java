package org.uncoil.bench.scale;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What Spark's scheduler makes of a stage: tasks in their order, each to the core that is free
 * first, and a driver that does one thing at a time. It is list scheduling (Graham 1969) behind a
 * queue with one server.
 *
 * @param makespan seconds from the first task's dispatch until the driver has the last result
 * @param busy seconds that cores ran tasks, all cores together
 * @param driver seconds that the driver was busy with tasks
 */
public record Simulation(double makespan, double busy, double driver) {
  private record Core(int number, double free, boolean warm) {}

  /**
   * Simulates a stage.
   *
   * @param seconds what each task's runs take on a core, in the order of the tasks
   * @param cores how many tasks run at once
   */
  public static Simulation of(double[] seconds, int cores, Overheads overheads) {
    PriorityQueue<Core> queue =
        new PriorityQueue<>(Comparator.comparingDouble(Core::free).thenComparingInt(Core::number));
    for (int core = 0; core < cores; core++) {
      queue.add(new Core(core, 0, false));
    }
    double clock = 0;
    double busy = 0;
    double driver = 0;
    for (double task : seconds) {
      Core core = queue.remove();
      double spent = overheads.dispatch() + (core.warm() ? overheads.result() : 0);
      // the driver learns that the core is free when it has done what came before
      clock = Math.max(clock, core.free()) + spent;
      driver += spent;
      double length = task + overheads.task() + (core.warm() ? 0 : overheads.warmUp());
      busy += length;
      queue.add(new Core(core.number(), clock + length, true));
    }
    while (!queue.isEmpty()) {
      Core core = queue.remove();
      if (core.warm()) {
        clock = Math.max(clock, core.free()) + overheads.result();
        driver += overheads.result();
      }
    }
    return new Simulation(clock, busy, driver);
  }
}
