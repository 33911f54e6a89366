package org.uncoil.cli;

import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.uncoil.cli.environment.RemoteLimits;
import org.uncoil.cli.environment.Scratch;
import org.uncoil.cli.environment.SubmitFolder;
import org.uncoil.cli.report.PlanText;
import org.uncoil.pipeline.forecast.Resources;
import org.uncoil.pipeline.train.GpuSettings;

/** Opens the Spark session of a command. Where and how it runs is spark-submit's to say. */
public final class Sessions {
  private Sessions() {}

  static SparkSession open(String name) {
    Scratch.useIfLocal();
    // spark-submit hands the configuration on as properties of the system
    GpuSettings.leftOut(new SparkConf()).forEach(System::clearProperty);
    SparkSession spark = SparkSession.builder().appName(name).getOrCreate();
    SubmitFolder.apply(spark.sparkContext().hadoopConfiguration());
    RemoteLimits.apply(spark.sparkContext().hadoopConfiguration());
    return spark;
  }

  /** What a session's would be, without one: with the {@code spark.hadoop.*} of the settings. */
  public static Configuration hadoopConfiguration(SparkConf conf) {
    Configuration configuration = SparkHadoopUtil.get().newConfiguration(conf);
    SubmitFolder.apply(configuration);
    RemoteLimits.apply(configuration);
    return configuration;
  }

  /**
   * What a session would have.
   *
   * @param disk bytes that may be written where the results go
   */
  static Resources resources(SparkConf conf, OptionalLong disk) {
    long driver = Runtime.getRuntime().maxMemory();
    int cores = PlanText.cores(conf);
    if (cores > 0) {
      return new Resources(driver, driver, "spark.driver.memory", cores, disk);
    }
    int cpus = Math.max(1, conf.getInt("spark.task.cpus", 1));
    return new Resources(
        driver,
        conf.getSizeAsBytes("spark.executor.memory", "1g"),
        "spark.executor.memory",
        Math.max(1, conf.getInt("spark.executor.cores", 1) / cpus),
        disk);
  }
}
