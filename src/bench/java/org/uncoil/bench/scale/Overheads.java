package org.uncoil.bench.scale;

/**
 * What Spark and the driver add to training, in seconds.
 *
 * @param start from the command to its first task: JVM, session, executors
 * @param planning of the driver, for each run of the study, before the first task
 * @param dispatch of the driver, for each task, before the task starts: it serialises and sends one
 *     after the other
 * @param result of the driver, for each task that has ended
 * @param task of the core, for each task beside its runs: it opens, completes and renames files
 * @param warmUp of each JVM, shared by its cores in their first tasks: code that is not compiled
 *     yet, and its compilation
 * @param end from the last task to the command's end
 */
public record Overheads(
    double start,
    double planning,
    double dispatch,
    double result,
    double task,
    double warmUp,
    double end) {
  /** Nothing is added. */
  public static final Overheads NONE = new Overheads(0, 0, 0, 0, 0, 0, 0);

  Overheads withDispatch(double seconds) {
    return new Overheads(start, planning, seconds, 0, task, warmUp, end);
  }

  /** Those of JVMs with so many cores each, as a simulation takes them: for each core. */
  Overheads forCoresOfOneJvm(int cores) {
    return new Overheads(start, planning, dispatch, result, task, warmUp / cores, end);
  }

  Overheads withPlanning(double seconds) {
    return new Overheads(start, seconds, dispatch, result, task, warmUp, end);
  }

  Overheads withStartAndEnd(double first, double last) {
    return new Overheads(first, planning, dispatch, result, task, warmUp, last);
  }
}
