package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark SQL finds in the files what was written to them. */
class SparkSqlReadsIT {
  @Test
  void runsTheDocumentedExample(@TempDir Path root) throws IOException {
    DocumentedQuery.write(new OutputFolder(new Configuration(), root.toString()));
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .getOrCreate()) {
      List<List<Object>> rows = new ArrayList<>();
      for (Row row : spark.sql(DocumentedQuery.of("spark", root)).collectAsList()) {
        rows.add(scala.collection.JavaConverters.seqAsJavaListConverter(row.toSeq()).asJava());
      }
      assertThat(rows).isEqualTo(DocumentedQuery.expected());
    }
  }
}
