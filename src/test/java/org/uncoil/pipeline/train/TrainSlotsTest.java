package org.uncoil.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.TaskResourceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.study.Engine;

class TrainSlotsTest {
  private static final SparkConf NONE = new SparkConf(false);
  private static final SparkConf ONE = NONE.clone().set(GpuSettings.EXECUTOR, "1");

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "BATCHED"})
  void enginesThatUseAGpuAskForOneAndRunOneTaskOnEach(Engine engine) {
    TrainSlots slots = TrainSlots.of(ONE, engine, 16, 4);
    assertThat(slots.count()).isEqualTo(4);
    assertThat(slots.profile())
        .hasValueSatisfying(
            profile -> {
              assertThat(profile.taskResourcesJMap())
                  .isEqualTo(Map.of("gpu", new TaskResourceRequest("gpu", 1)));
              assertThat(profile.executorResourcesJMap()).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"VECTOR", "DL4J"})
  void theOthersDoNotWaitForOne(Engine engine) {
    assertThat(TrainSlots.of(ONE, engine, 16, 4)).extracting(TrainSlots::count).isEqualTo(16);
    assertThat(TrainSlots.of(ONE, engine, 16, 4).profile()).isEmpty();
  }

  @Test
  void whereThereAreNoGpusOrEveryTaskHasAShareNothingIsAsked() {
    SparkConf shared = ONE.clone().set(GpuSettings.TASK, "0.25");
    for (SparkConf conf : new SparkConf[] {NONE, shared}) {
      TrainSlots slots = TrainSlots.of(conf, Engine.AUTO, 16, 4);
      assertThat(slots.count()).isEqualTo(16);
      assertThat(slots.profile()).isEmpty();
    }
  }

  @Test
  void thereIsAlwaysASlot() {
    assertThat(TrainSlots.of(ONE, Engine.AUTO, 2, 0).count()).isEqualTo(1);
  }
}
