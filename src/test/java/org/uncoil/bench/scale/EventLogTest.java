package org.uncoil.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static String submitted(int stage, String description) {
    return "{\"Event\":\"SparkListenerStageSubmitted\",\"Stage Info\":{\"Stage ID\":%d},\"Properties\":{\"spark.job.description\":\"%s\"}}"
        .formatted(stage, description);
  }

  private static String task(int stage, int index, long launch, long finish, long run) {
    return "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":%d,\"Task Info\":{\"Index\":%d,\"Launch Time\":%d,\"Finish Time\":%d},\"Task Metrics\":{\"Executor Run Time\":%d}}"
        .formatted(stage, index, launch, finish, run);
  }

  private static String completed(int stage, long begin, long end) {
    return "{\"Event\":\"SparkListenerStageCompleted\",\"Stage Info\":{\"Stage ID\":%d,\"Submission Time\":%d,\"Completion Time\":%d}}"
        .formatted(stage, begin, end);
  }

  @Test
  void readsTheTrainStageAndNothingElse() throws IOException {
    EventLog log =
        EventLog.of(
            List.of(
                submitted(0, "Generate (2 datasets)"),
                task(0, 0, 1000, 2000, 900),
                completed(0, 1000, 2000),
                submitted(1, "Train (3 runs)"),
                task(1, 1, 3100, 5200, 2000),
                task(1, 0, 3000, 6000, 2950),
                completed(1, 3000, 6010)));
    assertThat(log.makespan()).isEqualTo(6.01 - 3.0);
    assertThat(log.busy()).isEqualTo(2.0 + 2.95);
    assertThat(log.longest()).isEqualTo(2.95);
    assertThat(log.tasks()).extracting(EventLog.Task::index).containsExactly(0, 1);
  }

  @Test
  void aLogWithoutTrainingIsRefused() {
    assertThatThrownBy(() -> EventLog.of(List.of(submitted(0, "Generate (2 datasets)"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no train stage");
  }
}
