package org.uncoil.pipeline.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.study.Engine;
import org.uncoil.testing.SharedSpark;

class TrainSlotsIT {
  @Test
  void aClusterManagerThatCannotGiveToOneStageAloneEndsItWithOneLine() {
    JavaSparkContext local = JavaSparkContext.fromSparkContext(SharedSpark.get().sparkContext());
    JavaRDD<Integer> items = local.parallelize(List.of(1));
    SparkConf conf = new SparkConf(false).set(GpuSettings.EXECUTOR, "1");
    assertThatThrownBy(() -> TrainSlots.of(conf, Engine.AUTO, 2, 2).ask(items))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith("Train cannot ask for GPUs for itself alone: ")
        .hasMessageContaining("spark.task.resource.gpu.amount")
        .hasMessageNotContaining("\n");
  }
}
