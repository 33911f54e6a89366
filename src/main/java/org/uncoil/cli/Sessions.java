package org.uncoil.cli;

import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a command. Where and how it runs is spark-submit's to say. */
final class Sessions {
  private Sessions() {}

  static SparkSession open(String name) {
    SparkSession spark = SparkSession.builder().appName(name).getOrCreate();
    SubmitFolder.apply(spark.sparkContext().hadoopConfiguration());
    return spark;
  }
}
