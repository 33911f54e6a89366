package org.uncoil.bench.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.uncoil.render.encode.FilmFormat;
import org.uncoil.render.encode.FrameSink;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.scene.Composition;

/** Makes films as the render stage does: computes, draws and encodes frame after frame. */
public final class FilmMaker {
  private static final int FILM = 60;

  private final TrainedRun run;

  /** Makes films of a run. */
  public FilmMaker(TrainedRun run) {
    this.run = run;
  }

  /** Draws and encodes frames; milliseconds per frame. */
  static double encode(Composition<FilmFrame> composition, Iterator<FilmFrame> frames, int count)
      throws IOException {
    return encode(composition, frames, count, number -> {});
  }

  private static double encode(
      Composition<FilmFrame> composition,
      Iterator<FilmFrame> frames,
      int count,
      IntConsumer watcher)
      throws IOException {
    Path file = Files.createTempFile("uncoil-bench", ".webm");
    try {
      long start = System.nanoTime();
      try (FrameSink sink =
          FilmFormat.WEBM.open(file, composition.width(), composition.height(), 30)) {
        for (int number = 0; number < count; number++) {
          BufferedImage picture = composition.draw(frames.next());
          sink.add(((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
          watcher.accept(number);
        }
        sink.finish();
      }
      return (System.nanoTime() - start) / 1e6 / count;
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Films of 60 frames at 640 × 640 by one task, then by two, in turns. The best turn of each
   * counts, as whatever else runs only slows them down.
   *
   * @param films of each task in a turn
   */
  public Throughput throughput(int films, int rounds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      framesPerSecond(threads, 2, 2 * films);
      double one = 0;
      double two = 0;
      for (int round = 0; round < rounds; round++) {
        one = Math.max(one, framesPerSecond(threads, 1, films));
        two = Math.max(two, framesPerSecond(threads, 2, films));
      }
      return Throughput.of(one, two, 3 * films * rounds);
    } finally {
      threads.shutdownNow();
    }
  }

  private double framesPerSecond(ExecutorService threads, int tasks, int films) throws Exception {
    long start = System.nanoTime();
    List<Future<?>> running =
        IntStream.range(0, tasks)
            .<Future<?>>mapToObj(
                task ->
                    threads.submit(
                        () -> {
                          for (int film = 0; film < films; film++) {
                            FilmScript script = run.script(1);
                            encode(
                                Picture.EMBEDDING.composition(script.subject()),
                                script.iterator(),
                                FILM);
                          }
                          return null;
                        }))
            .toList();
    for (Future<?> task : running) {
      task.get();
    }
    return (double) tasks * films * FILM * 1e9 / (System.nanoTime() - start);
  }

  /** A film of so many frames, and one of ten times as many. */
  public Memory memory(int frames) throws IOException {
    double[] few = most(frames);
    double[] many = most(10 * frames);
    return new Memory(frames, 10 * frames, few[0], many[0], few[1], many[1]);
  }

  private double[] most(int frames) throws IOException {
    FilmScript script = run.script(frames / run.snapshots().size() + 1);
    double[] most = new double[2];
    encode(
        Picture.EMBEDDING.composition(script.subject()),
        script.iterator(),
        frames,
        number -> {
          if (number % (frames / 10) == frames / 20) {
            most[0] = Math.max(most[0], liveHeap());
            most[1] = Math.max(most[1], resident());
          }
        });
    return most;
  }

  /** After a collection, so that it is what is alive, and nothing else. */
  private static double liveHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
  }

  private static double resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
