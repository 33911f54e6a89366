package org.uncoil.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.pipeline.core.BadInputException;

class GpuSettingsTest {
  /** From {@code key=value} pairs; keys without {@code spark.}. */
  private static SparkConf conf(String master, String settings) {
    SparkConf conf = new SparkConf(false).set("spark.master", master);
    for (String setting : settings.split(" ", -1)) {
      String[] pair = setting.split("=", -1);
      conf.set("spark." + pair[0], pair[1]);
    }
    return conf;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "executor.cores=4",
        "executor.resource.gpu.amount=1",
        "executor.resource.gpu.amount=1 executor.cores=4",
        "executor.resource.gpu.amount=1 executor.cores=1 task.resource.gpu.amount=1",
        "executor.resource.gpu.amount=1 executor.cores=4 task.resource.gpu.amount=0.25",
        "executor.resource.gpu.amount=1 executor.cores=3 task.resource.gpu.amount=0.1"
      })
  void whatFitsStays(String settings) {
    assertThat(GpuSettings.leftOut(conf("spark://host:7077", settings))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task.resource.gpu.amount=1 | spark.task.resource.gpu.amount = 1: executors have no GPU",
        "executor.resource.gpu.amount=2 | spark.executor.resource.gpu.amount = 2: must be 1",
        "executor.resource.gpu.amount=one | spark.executor.resource.gpu.amount = one: must be 1",
        "executor.resource.gpu.amount=1 dynamicAllocation.enabled=true | spark.dynamicAllocation.enabled = true: must be false",
        "executor.resource.gpu.amount=1 task.resource.gpu.amount=0.5 | spark.task.resource.gpu.amount = 0.5: needs spark.executor.cores",
        "executor.resource.gpu.amount=1 executor.cores=4 task.resource.gpu.amount=0.5 | spark.task.resource.gpu.amount = 0.5: must be above 0 and, with spark.executor.cores = 4, at most 1/4",
        "executor.resource.gpu.amount=1 executor.cores=2 task.resource.gpu.amount=0 | spark.task.resource.gpu.amount = 0: must be above 0",
        "executor.resource.gpu.amount=1 executor.cores=2 task.resource.gpu.amount=half | spark.task.resource.gpu.amount = half: must be above 0"
      })
  void whatDoesNotFitIsRefusedInOneLine(String settings, String problem) {
    assertThatThrownBy(() -> GpuSettings.leftOut(conf("yarn", settings)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Spark's configuration: " + problem)
        .hasMessageNotContaining("\n");
  }

  @Test
  void localModeHasNoGpus() {
    String settings =
        "executor.resource.gpu.amount=2 task.resource.gpu.amount=1"
            + " executor.resource.gpu.discoveryScript=x executor.cores=4";
    assertThat(GpuSettings.leftOut(conf("local[2]", settings)))
        .containsExactly(
            "spark.executor.resource.gpu.amount",
            "spark.executor.resource.gpu.discoveryScript",
            "spark.task.resource.gpu.amount");
  }
}
