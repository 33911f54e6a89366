package org.uncoil.pipeline.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.pipeline.monitor.StageWatch;
import org.uncoil.setting.Causes;
import org.uncoil.store.table.StoreException;

/**
 * Runs one piece of work per item as one Spark task each, in the order given, and shows how far
 * they are.
 */
public final class Distributed {
  private static final long POLL_MILLISECONDS = 200;

  /**
   * So much of what tasks wrote has to be looked at again, at most, after the driver was killed.
   */
  private static final long NANOSECONDS_BETWEEN_MANIFESTS = 10_000_000_000L;

  private Distributed() {}

  /** What a task does with its item; counts the units that it has done as it goes. */
  public interface Work<T, R> extends Serializable {
    R apply(T item, LongAccumulator done);
  }

  /** Within a task: what tells this attempt's files apart from another's. */
  public static String attempt() {
    return String.valueOf(TaskContext.get().taskAttemptId());
  }

  /**
   * Runs the work and returns its results in the items' order. If this thread is interrupted, or
   * fails, the job is cancelled: what its tasks have not begun is not begun any more.
   *
   * @param label what Spark's pages call the job
   * @param units how many units the items come to
   * @param unit what a unit is, in the plural
   */
  public static <T extends Serializable, R> List<R> run(
      PipelineContext context,
      String label,
      List<T> items,
      long units,
      String unit,
      Work<T, R> work) {
    String stage = label.toLowerCase(Locale.ROOT);
    try (StageWatch watch = new StageWatch(context.spark().sparkContext(), stage, units, unit)) {
      return run(context, watch, UnaryOperator.identity(), label, items, units, unit, work);
    }
  }

  /**
   * The same for a stage that counts more than its units, or whose tasks need more than a core.
   *
   * @param watch the caller's to close
   * @param asking asks Spark for what the tasks need
   */
  public static <T extends Serializable, R> List<R> run(
      PipelineContext context,
      StageWatch watch,
      UnaryOperator<JavaRDD<T>> asking,
      String label,
      List<T> items,
      long units,
      String unit,
      Work<T, R> work) {
    JavaSparkContext spark = context.sparkContext();
    List<Parcel<T>> parcels = new ArrayList<>();
    JavaFutureAction<List<R>> results = null;
    watch.begin();
    try (Progress.Line line = context.progress().start(label, units, unit)) {
      if (items.isEmpty()) {
        return List.of();
      }
      spark.setJobGroup(label.toLowerCase(Locale.ROOT), label + " (" + units + " " + unit + ")");
      // what the stage is called where its jobs' description is not shown
      spark.setCallSite(label);
      items.forEach(item -> parcels.add(Parcel.of(item, spark)));
      JavaRDD<T> opened =
          spark
              .parallelize(parcels, parcels.size())
              .map(Parcel::open)
              .setName(label + ": a task's work");
      results =
          asking
              .apply(opened)
              .map(new Call<>(work, watch.done()))
              .setName(label + ": its results")
              .collectAsync();
      long saved = System.nanoTime();
      while (true) {
        try {
          List<R> list = results.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
          line.done(units, 1);
          context.folder().saveManifest();
          return list;
        } catch (TimeoutException e) {
          line.done(watch.unitsDone(), watch.share());
          if (System.nanoTime() - saved > NANOSECONDS_BETWEEN_MANIFESTS) {
            context.folder().saveManifest();
            saved = System.nanoTime();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException(label + " was interrupted", e);
    } catch (ExecutionException e) {
      throw new PipelineException(label + " failed: " + reason(e), e);
    } finally {
      if (results != null && !results.isDone()) {
        // whatever ended the wait for them: nobody else wants them
        results.cancel(true);
      }
      parcels.forEach(Parcel::discard);
      spark.clearCallSite();
      spark.clearJobGroup();
    }
  }

  /** The project's own words where the failure is one that it knows, else the first cause's. */
  private static String reason(Throwable thrown) {
    Throwable cause =
        Causes.of(thrown).stream()
            .filter(e -> e instanceof StoreException || e instanceof PipelineException)
            .findFirst()
            .orElseGet(() -> Causes.first(thrown));
    // Spark puts the task's own stack trace into the message of its exception
    return Causes.line(cause);
  }

  private record Call<T, R>(Work<T, R> work, LongAccumulator done) implements Function<T, R> {
    @Override
    public R call(T item) {
      return work.apply(item, done);
    }
  }
}
