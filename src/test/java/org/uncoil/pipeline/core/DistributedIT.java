package org.uncoil.pipeline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/** A job ends with whoever waits for it. */
class DistributedIT {
  private static final int ITEMS = 1000;
  private static final AtomicInteger BEGUN = new AtomicInteger();

  @TempDir private Path folder;

  /** Counts tasks; Spark reports the end of one after it has logged it. */
  private final Tasks tasks = new Tasks();

  private static final class Tasks extends SparkListener {
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      started.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      ended.incrementAndGet();
    }

    boolean allEnded() {
      return ended.get() >= BEGUN.get() && ended.get() == started.get();
    }
  }

  @BeforeEach
  void nothingHasBegun() {
    BEGUN.set(0);
    SharedSpark.get().sparkContext().addSparkListener(tasks);
  }

  @AfterEach
  void stopCounting() {
    SharedSpark.get().sparkContext().removeSparkListener(tasks);
  }

  private void run(Progress progress) {
    String study =
        "study.name = s\ndatasets = [{ name = d, source = moons }]\nnetworks = [{ name = n }]";
    PipelineContext context =
        new PipelineContext(
            SharedSpark.get(),
            StudyFile.parse("s.conf", study, false),
            new OutputFolder(
                SharedSpark.get().sparkContext().hadoopConfiguration(), folder.toString()),
            progress);
    List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
    Distributed.run(
        context,
        "Wait",
        items,
        ITEMS,
        "items",
        (item, done) -> {
          BEGUN.incrementAndGet();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
          done.add(1);
          return item;
        });
  }

  /** Nor a task, whose end would be logged during another test. */
  private void noJobIsLeft() throws InterruptedException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(SharedSpark.get().sparkContext());
    while (spark.statusTracker().getActiveJobIds().length > 0 || !tasks.allEnded()) {
      Thread.sleep(20);
    }
    assertThat(BEGUN).hasValueLessThan(ITEMS);
  }

  @Test
  @Timeout(60)
  void anInterruptedPipelineCancelsItsJob() throws InterruptedException {
    Thread self = Thread.currentThread();
    Thread interrupting =
        new Thread(
            () -> {
              while (BEGUN.get() == 0) {
                Thread.onSpinWait();
              }
              self.interrupt();
            });
    interrupting.start();
    assertThatThrownBy(() -> run(Progress.silent()))
        .isInstanceOf(PipelineException.class)
        .hasMessage("Wait was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    interrupting.join();
    noJobIsLeft();
  }

  @Test
  @Timeout(60)
  void aStageThatFailsCancelsItsJob() throws InterruptedException {
    Progress failing =
        (title, total, unit) ->
            new Progress.Line() {
              @Override
              public void done(long units, double share) {
                throw new IllegalStateException("no terminal");
              }

              @Override
              public void close() {}
            };
    assertThatThrownBy(() -> run(failing)).hasMessage("no terminal");
    noJobIsLeft();
  }
}
