package org.uncoil.pipeline.train;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.uncoil.network.device.GivenGpu;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.study.Engine;

/**
 * How many tasks of the train stage run at once, and what each needs beside its core. Where
 * executors have GPUs, the stage's tasks take one each, and no other stage's do.
 *
 * @param count one per core, or per GPU
 * @param profile what Spark is asked for on behalf of this stage alone; empty where that is nothing
 */
record TrainSlots(int count, Optional<ResourceProfile> profile) {
  private static final String GPU = "gpu";

  static TrainSlots of(PipelineContext context) {
    JavaSparkContext spark = context.sparkContext();
    // the driver is counted as well
    int executors = spark.sc().statusTracker().getExecutorInfos().length - 1;
    return of(spark.getConf(), context.study().engine(), spark.defaultParallelism(), executors);
  }

  static TrainSlots of(SparkConf conf, Engine engine, int cores, int executors) {
    // where the configuration gives every task a share, there are as many shares as cores
    if (!conf.contains(GpuSettings.EXECUTOR)
        || conf.contains(GpuSettings.TASK)
        || !wantsGpu(engine)) {
      return new TrainSlots(cores, Optional.empty());
    }
    // a profile for tasks alone: executors stay as they are, which clusters of a fixed size allow
    ResourceProfile profile =
        new ResourceProfileBuilder().require(new TaskResourceRequests().resource(GPU, 1)).build();
    return new TrainSlots(Math.max(1, Math.min(cores, executors)), Optional.of(profile));
  }

  /** Whether an engine may end on a GPU: the others run on the CPU, whatever there is. */
  private static boolean wantsGpu(Engine engine) {
    return engine == Engine.AUTO || engine == Engine.BATCHED;
  }

  /**
   * Items whose tasks ask for what the profile says.
   *
   * @throws PipelineException where the cluster manager cannot give to one stage alone
   */
  <T> JavaRDD<T> ask(JavaRDD<T> items) {
    try {
      return profile.map(items::withResources).orElse(items);
    } catch (Exception e) {
      // Spark's own, which is checked, and which its Scala does not declare
      throw new PipelineException(
          "Train cannot ask for GPUs for itself alone: %s Set %s to 1 divided by %s, which gives every task a share"
              .formatted(e.getMessage(), GpuSettings.TASK, GpuSettings.CORES),
          e);
    }
  }

  /** Tells ND4J, from within a task, which GPU Spark gave to it. */
  static void passOn(Engine engine) {
    ResourceInformation gpus = TaskContext.get().resourcesJMap().get(GPU);
    if (gpus != null && wantsGpu(engine)) {
      Nd4jRuntime.give(new GivenGpu(gpus.addresses()[0]));
    } else if (SparkEnv.get().conf().contains(GpuSettings.EXECUTOR)) {
      Nd4jRuntime.give(GivenGpu.NONE);
    }
  }

  /** Why the task's runs were trained on the CPU, where a GPU might have trained them. */
  static String refusal(Engine engine) {
    return wantsGpu(engine) ? Nd4jRuntime.refusal() : "";
  }
}
