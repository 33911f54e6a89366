package org.uncoil.cli;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.uncoil.pipeline.GpuSettings;

/** Opens the Spark session of a command. Where and how it runs is spark-submit's to say. */
final class Sessions {
  private Sessions() {}

  static SparkSession open(String name) {
    Scratch.useIfLocal();
    // spark-submit hands the configuration on as properties of the system
    GpuSettings.leftOut(new SparkConf()).forEach(System::clearProperty);
    SparkSession spark = SparkSession.builder().appName(name).getOrCreate();
    SubmitFolder.apply(spark.sparkContext().hadoopConfiguration());
    return spark;
  }

  /** What a session's would be, without one: with the {@code spark.hadoop.*} of the settings. */
  static Configuration hadoopConfiguration(SparkConf conf) {
    Configuration configuration = SparkHadoopUtil.get().newConfiguration(conf);
    SubmitFolder.apply(configuration);
    return configuration;
  }
}
