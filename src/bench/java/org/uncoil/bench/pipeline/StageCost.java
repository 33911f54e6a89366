package org.uncoil.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.uncoil.pipeline.Pipeline;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * What a stage takes.
 *
 * @param stage its name; {@link #START} for all before the first
 * @param seconds from its start to its end
 * @param coreSeconds of all threads, with those that compile and collect garbage
 */
public record StageCost(String stage, double seconds, double coreSeconds) {
  /** The start of the JVM and of Spark. */
  public static final String START = "start";

  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  /** In a JVM of its own, as people's is: {@code STUDY FOLDER}; a line per stage on the output. */
  public static void main(String[] arguments) throws IOException {
    StudySpec study = StudyFile.read(Path.of(arguments[0]), false);
    int cores = Runtime.getRuntime().availableProcessors();
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .config("spark.ui.enabled", false)
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            .getOrCreate()) {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), arguments[1]);
      PipelineContext context = new PipelineContext(spark, study, folder, Progress.silent());
      Provenance.write(context);
      long started = ManagementFactory.getRuntimeMXBean().getStartTime();
      print(START, (System.currentTimeMillis() - started) / 1e3, SYSTEM.getProcessCpuTime() / 1e9);
      for (Stage stage : Pipeline.stages(study)) {
        long begin = System.nanoTime();
        long busy = SYSTEM.getProcessCpuTime();
        stage.run(context);
        print(
            stage.name(),
            (System.nanoTime() - begin) / 1e9,
            (SYSTEM.getProcessCpuTime() - busy) / 1e9);
      }
    }
  }

  private static void print(String stage, double seconds, double coreSeconds) {
    System.out.println(new StageCost(stage, seconds, coreSeconds).line());
  }

  private String line() {
    return stage + " " + seconds + " " + coreSeconds;
  }

  /** What {@link #main} prints of a stage. */
  static StageCost of(String line) {
    String[] parts = line.split(" ", -1);
    return new StageCost(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
  }
}
