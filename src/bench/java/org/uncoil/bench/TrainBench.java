package org.uncoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.TrainingTask;
import org.uncoil.network.choice.Engines;
import org.uncoil.study.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the same networks with an engine and with PyTorch, in turns, on one core. */
@Command(
    name = "train",
    description = "Milliseconds per epoch against PyTorch and against the peak of sgemm.",
    mixinStandardHelpOptions = true)
final class TrainBench implements Callable<Integer> {
  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there as JSON")
  private Path json;

  @Option(names = "--page", description = "write the results into the site's performance page")
  private boolean page;

  @Option(
      names = "--engine",
      defaultValue = "AUTO",
      description =
          "the engine to measure: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, LANES for many networks)")
  private Engine engine;

  @Option(names = "--cases", split = ",", description = "only these cases")
  private List<String> only = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "15",
      description = "turns of each side (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--without-peer", description = "leave PyTorch out")
  private boolean alone;

  @Override
  public Integer call() throws IOException {
    List<Result> results = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    peaks.add(Sgemm.gigaflops());
    try (Peer peer = alone ? null : new Peer(home)) {
      for (Case work : Case.all(home)) {
        if (only.isEmpty() || only.contains(work.name())) {
          results.add(measure(work, peer, peaks));
          System.out.println(Report.line(results.get(results.size() - 1)));
        }
      }
      Report report =
          new Report(
              Machine.describe(),
              LocalDate.now(ZoneOffset.UTC),
              peer == null ? "none" : peer.name(),
              peaks.stream().mapToDouble(p -> p).max().orElseThrow(),
              List.copyOf(results));
      System.out.println(report.conditions());
      if (json != null) {
        Files.writeString(json, report.json());
      }
      if (page) {
        report.writeInto(home.resolve("src/site/markdown/performance.md"));
      }
    }
    return 0;
  }

  private Result measure(Case work, Peer peer, List<Double> peaks) {
    Engine asked = engine == Engine.AUTO && work.many() ? Engine.LANES : engine;
    TrainingEngine trainer = new Engines().of(asked, work.network());
    int epochs = work.network().epochs();
    // the compiler needs some seconds to make the best of a loop
    warm(() -> train(trainer, work), 4000);
    if (peer != null) {
      warm(() -> peer.train(work, epochs), 1000);
    }
    double[] own = new double[rounds];
    double[] others = new double[peer == null ? 0 : rounds];
    for (int round = 0; round < rounds; round++) {
      own[round] = train(trainer, work);
      if (peer != null) {
        others[round] = peer.train(work, epochs);
      }
    }
    peaks.add(Sgemm.gigaflops());
    double stacked = peer == null ? Double.NaN : stacked(peer, work);
    return Result.of(work, trainer.name(), own, others, stacked, peaks);
  }

  /** The faster of PyTorch's two ways to train many networks at once; not a number for others. */
  private double stacked(Peer peer, Case work) {
    double best = Double.NaN;
    if (work.many() && work.network().batchSize() == 0) {
      for (Peer.Way way : List.of(Peer.Way.BMM, Peer.Way.VMAP)) {
        double[] times = new double[Math.min(rounds, 5)];
        for (int round = 0; round < times.length; round++) {
          times[round] = peer.train(work, 20, way);
        }
        double median = Measured.of(times).median();
        best = best < median ? best : median;
      }
    }
    return best;
  }

  private static void warm(DoubleSupplier training, long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    double last;
    do {
      last = training.getAsDouble();
    } while (System.nanoTime() < end && last >= 0);
  }

  /** Trains once; milliseconds per network and epoch. */
  static double train(TrainingEngine trainer, Case work) {
    int epochs = work.network().epochs();
    int every = work.many() ? epochs : 1;
    List<Object> kept = new ArrayList<>();
    List<TrainingTask> tasks = new ArrayList<>();
    for (int seed = 3; seed < 3 + work.networks(); seed++) {
      tasks.add(new TrainingTask(work.network(), work.dataset(), seed, seed + 1, every));
    }
    List<EpochRecorder> recorders = Collections.nCopies(tasks.size(), kept::add);
    long start = System.nanoTime();
    for (RunOutcome outcome : trainer.trainAll(tasks, recorders)) {
      if (!(outcome instanceof RunOutcome.Trained)) {
        throw new IllegalStateException(work.name() + " ended as " + outcome);
      }
    }
    return (System.nanoTime() - start) / 1e6 / epochs / tasks.size();
  }
}
