package org.uncoil.pipeline.core;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoredFile;
import org.uncoil.study.StudySpec;

/**
 * What a stage works with.
 *
 * @param spark the session; the caller's to stop
 * @param study what is to be run
 * @param folder where the results go
 * @param progress where the stages say how far they are
 */
public record PipelineContext(
    SparkSession spark, StudySpec study, OutputFolder folder, Progress progress) {

  /** The same with another place for progress. */
  public PipelineContext showing(Progress shown) {
    return new PipelineContext(spark, study, folder, shown);
  }

  public JavaSparkContext sparkContext() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** How to open the output folder in a task; the folder learns of what the task writes. */
  public FolderHandle folderHandle() {
    // without a name, so that Spark's pages do not list every file
    CollectionAccumulator<StoredFile> written = new CollectionAccumulator<>();
    spark.sparkContext().register(written);
    folder.follow(written::value);
    return new FolderHandle(
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()),
        folder.location(),
        folder.others(),
        written);
  }
}
