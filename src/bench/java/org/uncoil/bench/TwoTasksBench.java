package org.uncoil.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.vector.VectorEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How two tasks on two cores compare with one, and what an epoch allocates. */
@Command(
    name = "two-tasks",
    description =
        "The throughput of two tasks against one (set BENCH_CORE=0,1), and the bytes that an epoch"
            + " allocates beside what is recorded.",
    mixinStandardHelpOptions = true)
final class TwoTasksBench implements Callable<Integer> {
  private static final int TRAININGS = 60;

  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Override
  public Integer call() throws Exception {
    Case work = Case.all(home).get(0);
    train(work, TRAININGS);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      double one = 0;
      double two = 0;
      for (int round = 0; round < 3; round++) {
        one = Math.max(one, throughput(threads, 1, work));
        two = Math.max(two, throughput(threads, 2, work));
      }
      System.out.printf(
          Locale.ROOT,
          "one task %.1f networks/s, two tasks %.1f networks/s: %.2f times%n",
          one,
          two,
          two / one);
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(Locale.ROOT, "%.1f bytes allocated per epoch%n", bytesPerEpoch(work));
    return 0;
  }

  private static double throughput(ExecutorService threads, int tasks, Case work) throws Exception {
    long start = System.nanoTime();
    List<Future<?>> running =
        IntStream.range(0, tasks)
            .<Future<?>>mapToObj(task -> threads.submit(() -> train(work, TRAININGS)))
            .toList();
    for (Future<?> task : running) {
      task.get();
    }
    return tasks * TRAININGS * 1e9 / (System.nanoTime() - start);
  }

  private static void train(Case work, int times) {
    VectorEngine engine = new VectorEngine();
    for (int i = 0; i < times; i++) {
      TrainBench.train(engine, work);
    }
  }

  /**
   * Nothing but the first and the last epoch recorded: the rest is what an epoch costs by itself.
   */
  private static double bytesPerEpoch(Case work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    int epochs = work.network().epochs();
    TrainingTask task = new TrainingTask(work.network(), work.dataset(), 3, 4, epochs);
    VectorEngine engine = new VectorEngine();
    long fixed = -threads.getThreadAllocatedBytes(id);
    engine.train(new TrainingTask(Case.shortened(work), work.dataset(), 3, 4, 1), record -> {});
    fixed += threads.getThreadAllocatedBytes(id);
    long whole = -threads.getThreadAllocatedBytes(id);
    engine.train(task, record -> {});
    whole += threads.getThreadAllocatedBytes(id);
    return (double) (whole - fixed) / (epochs - 1);
  }
}
