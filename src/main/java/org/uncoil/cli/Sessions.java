package org.uncoil.cli;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.uncoil.pipeline.GpuSettings;

/** Opens the Spark session of a command. Where and how it runs is spark-submit's to say. */
final class Sessions {
  private Sessions() {}

  static SparkSession open(String name) {
    // spark-submit hands the configuration on as properties of the system
    GpuSettings.leftOut(new SparkConf()).forEach(System::clearProperty);
    SparkSession spark = SparkSession.builder().appName(name).getOrCreate();
    SubmitFolder.apply(spark.sparkContext().hadoopConfiguration());
    return spark;
  }
}
