package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.store.StoreException;

/**
 * Runs one piece of work per item as one Spark task each, in the order given, and shows how far
 * they are.
 */
final class Distributed {
  private static final long POLL_MILLISECONDS = 200;

  private Distributed() {}

  /** What a task does with its item; counts the units that it has done as it goes. */
  interface Work<T, R> extends Serializable {
    R apply(T item, LongAccumulator done);
  }

  /**
   * Runs the work and returns its results in the items' order.
   *
   * @param label what the Spark UI calls the job
   * @param units how many units the items come to
   * @param unit what a unit is, in the plural
   */
  static <T extends Serializable, R> List<R> run(
      PipelineContext context,
      String label,
      List<T> items,
      long units,
      String unit,
      Work<T, R> work) {
    return run(context, UnaryOperator.identity(), label, items, units, unit, work);
  }

  /**
   * The same for tasks that need more than a core.
   *
   * @param asking asks Spark for it
   */
  static <T extends Serializable, R> List<R> run(
      PipelineContext context,
      UnaryOperator<JavaRDD<T>> asking,
      String label,
      List<T> items,
      long units,
      String unit,
      Work<T, R> work) {
    JavaSparkContext spark = context.sparkContext();
    LongAccumulator done = spark.sc().longAccumulator(label + " " + unit);
    try (Progress.Line line = context.progress().start(label, units, unit)) {
      if (items.isEmpty()) {
        return List.of();
      }
      spark.setJobDescription(label + " (" + units + " " + unit + ")");
      JavaFutureAction<List<R>> results =
          asking
              .apply(spark.parallelize(items, items.size()))
              .map(new Call<>(work, done))
              .collectAsync();
      while (true) {
        try {
          List<R> list = results.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
          line.done(units);
          return list;
        } catch (TimeoutException e) {
          line.done(done.value());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException(label + " was interrupted", e);
    } catch (ExecutionException e) {
      throw new PipelineException(label + " failed: " + reason(e), e);
    } finally {
      spark.setJobDescription(null);
    }
  }

  /** The project's own words where the failure is one that it knows, else the first cause's. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof StoreException || cause instanceof PipelineException)
        && cause.getCause() != null
        && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    // Spark puts the task's own stack trace into the message of its exception
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private record Call<T, R>(Work<T, R> work, LongAccumulator done) implements Function<T, R> {
    @Override
    public R call(T item) {
      return work.apply(item, done);
    }
  }
}
