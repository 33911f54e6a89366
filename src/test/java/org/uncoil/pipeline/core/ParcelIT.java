package org.uncoil.pipeline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.LogLines;
import org.uncoil.testing.SharedSpark;

/** Large items reach their tasks, and Spark has nothing to warn of. */
class ParcelIT {
  @TempDir private static Path folder;

  private static PipelineContext context() {
    String study =
        "study.name = s\ndatasets = [{ name = d, source = moons }]\nnetworks = [{ name = n }]";
    return new PipelineContext(
        SharedSpark.get(),
        StudyFile.parse("s.conf", study, false),
        new OutputFolder(SharedSpark.get().sparkContext().hadoopConfiguration(), folder.toString()),
        Progress.silent());
  }

  @Test
  void itemsOfAnySizeComeInTheirOrderWithoutAWarning() {
    List<String> items = List.of("small", "l".repeat(2_000_000), "", "m".repeat(600_000));
    try (LogLines log = new LogLines()) {
      LogManager.getLogger("org.apache.spark.scheduler.Any").warn("a warning would be seen");
      List<Integer> lengths =
          Distributed.run(
              context(),
              "Lengths",
              items,
              items.size(),
              "items",
              (item, done) -> {
                done.add(1);
                return item.length();
              });
      assertThat(lengths).containsExactly(5, 2_000_000, 0, 600_000);
      assertThat(log.lines())
          .containsExactly("WARN org.apache.spark.scheduler.Any: a warning would be seen");
    }
  }

  @Test
  void onlyALargeItemIsShared() {
    JavaSparkContext spark = context().sparkContext();
    Parcel<String> small = Parcel.of("small", spark);
    Parcel<String> large = Parcel.of("l".repeat(1_000_000), spark);
    assertThat(small.shared()).isNull();
    assertThat(large.item()).isNull();
    assertThat(large.open()).hasSize(1_000_000);
    assertThat(Parcel.size(large)).isLessThan(20_000);
    large.discard();
    small.discard();
  }
}
