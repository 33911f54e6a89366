package org.uncoil.pipeline.monitor;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.Option;
import scala.Product;

/**
 * What the tasks of a stage have counted so far, the running ones included. Spark adds a task's
 * counts to an accumulator when the task has ended, and a task may last for minutes; what it has
 * counted meanwhile comes with its executor's heartbeats.
 */
final class RunningTasks extends SparkListener {
  private final Map<Long, Map<Long, Double>> running = new ConcurrentHashMap<>();
  private final Map<Long, Double> ended = new ConcurrentHashMap<>();

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    running.put(start.taskInfo().taskId(), Map.of());
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate heartbeat) {
    for (Object task : ScalaSequences.list(heartbeat, "accumUpdates")) {
      Map<Long, Double> counts = new HashMap<>();
      for (Object count : ScalaSequences.list(task, "_4")) {
        AccumulableInfo info = (AccumulableInfo) count;
        put(counts, info, info.update());
      }
      // a heartbeat may come after its task's end
      running.computeIfPresent(
          (Long) ((Product) task).productElement(0), (id, before) -> Map.copyOf(counts));
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    running.remove(end.taskInfo().taskId());
    if (end.taskInfo().successful()) {
      for (Object count : ScalaSequences.list(end.taskInfo(), "accumulables")) {
        // the accumulator's own value, with this task's counts in it
        AccumulableInfo info = (AccumulableInfo) count;
        put(ended, info, info.value());
      }
    }
  }

  /** What an accumulator comes to with what running tasks have counted. */
  double soFar(long accumulator) {
    double sum = ended.getOrDefault(accumulator, 0.0);
    for (Map<Long, Double> counts : running.values()) {
      sum += counts.getOrDefault(accumulator, 0.0);
    }
    return sum;
  }

  private static void put(Map<Long, Double> counts, AccumulableInfo count, Option<Object> number) {
    if (!count.internal$access$4() && number.isDefined() && number.get() instanceof Number value) {
      counts.put(count.id(), value.doubleValue());
    }
  }
}
