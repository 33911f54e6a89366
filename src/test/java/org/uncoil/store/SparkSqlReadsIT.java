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
  private static SparkSession open() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 1)
        .getOrCreate();
  }

  private static List<List<Object>> rows(SparkSession spark, String query) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : spark.sql(query).collectAsList()) {
      rows.add(scala.jdk.javaapi.CollectionConverters.asJava(row.toSeq()));
    }
    return rows;
  }

  @Test
  void runsTheDocumentedExampleAndTheViews(@TempDir Path root) throws IOException {
    OutputFolder folder = new OutputFolder(new Configuration(), root.toString());
    DocumentedQuery.write(folder);
    try (SparkSession spark = open()) {
      assertThat(rows(spark, DocumentedQuery.of("spark", root)))
          .isEqualTo(DocumentedQuery.expected());
      folder.write(Table.EPOCHS, "part-a", "0", StoreSamples.epochs("a", 4));
      assertThat(SqlViews.register(spark, folder))
          .contains("networks", "point_embeddings", "final_embeddings", "trajectories", "curves")
          .doesNotContain("atlas");
      assertThat(rows(spark, DocumentedQuery.OF_VIEWS)).isEqualTo(DocumentedQuery.expected());
      DocumentedQuery.checkTrajectories(rows(spark, DocumentedQuery.OF_TRAJECTORIES));
      assertThat(rows(spark, DocumentedQuery.OF_CURVES))
          .isEqualTo(List.of(List.of("a", "two moons", 4, 0.25)));
    }
  }
}
