package org.uncoil.pipeline.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskState;
import org.apache.spark.UnknownReason$;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's events, as a task that counts lets them come. */
class RunningTasksTest {
  private static final long DONE = 7;

  private final RunningTasks tasks = new RunningTasks();

  private static <T> Seq<T> seq(T item) {
    return CollectionConverters.asScala(List.of(item)).toSeq();
  }

  private static AccumulableInfo count(Option<Object> update, Option<Object> value) {
    return new AccumulableInfo(
        DONE, Option.apply("runs done"), update, value, false, false, Option.empty());
  }

  private TaskInfo start(long task) {
    TaskInfo info = new TaskInfo(task, 0, 0, 0, 0, "1", "host", TaskLocality.ANY(), false);
    tasks.onTaskStart(new SparkListenerTaskStart(0, 0, info));
    return info;
  }

  private void heartbeat(long task, long counted) {
    Tuple4<Object, Object, Object, Seq<AccumulableInfo>> update =
        new Tuple4<>(task, 0, 0, seq(count(Option.apply(counted), Option.empty())));
    tasks.onExecutorMetricsUpdate(
        new SparkListenerExecutorMetricsUpdate(
            "1", seq(update), scala.collection.immutable.Map$.MODULE$.empty()));
  }

  private void end(TaskInfo info, boolean well, long value) {
    info.markFinished(well ? TaskState.FINISHED() : TaskState.KILLED(), 1);
    info.setAccumulables(seq(count(Option.empty(), Option.apply(value))));
    TaskEndReason reason = well ? Success$.MODULE$ : UnknownReason$.MODULE$;
    tasks.onTaskEnd(
        new SparkListenerTaskEnd(
            0, 0, "ResultTask", reason, info, new ExecutorMetrics(), new TaskMetrics()));
  }

  @Test
  void whatRunningTasksCountedIsKnownBeforeTheyEnd() {
    start(1);
    start(2);
    assertThat(tasks.soFar(DONE)).isZero();
    heartbeat(1, 3);
    heartbeat(2, 4);
    assertThat(tasks.soFar(DONE)).isEqualTo(7);
    heartbeat(1, 5);
    assertThat(tasks.soFar(DONE)).isEqualTo(9);
  }

  @Test
  void aTaskThatEndedCountsOnce() {
    TaskInfo first = start(1);
    start(2);
    heartbeat(1, 3);
    heartbeat(2, 4);
    end(first, true, 6);
    assertThat(tasks.soFar(DONE)).isEqualTo(6 + 4);
    // sent before its end
    heartbeat(1, 5);
    assertThat(tasks.soFar(DONE)).isEqualTo(6 + 4);
  }

  @Test
  void whatATaskCountedThatFailedIsForgotten() {
    TaskInfo first = start(1);
    heartbeat(1, 3);
    end(first, false, 3);
    assertThat(tasks.soFar(DONE)).isZero();
  }
}
