package org.uncoil.bench.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.uncoil.pipeline.Pipeline;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.gallery.GalleryStage;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * How long the gallery stage takes where nothing of the gallery is there, in a JVM that has just
 * started, as people's does.
 *
 * @param seconds of the stage, without the start of Spark
 * @param bytes of the gallery
 */
public record Generation(int cores, long runs, double seconds, long bytes) {
  private static final String GALLERY = "gallery";

  /**
   * Generates the gallery of an output in another folder.
   *
   * @param output with the tables, which stay as they are
   * @param place for the gallery; deleted by whoever gave it
   */
  public static Generation of(Path output, Path place) throws IOException {
    link(output, place);
    int cores = Runtime.getRuntime().availableProcessors();
    try (SparkSession spark = session(cores)) {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), place.toString());
      PipelineContext context =
          new PipelineContext(
              spark, StudyFile.read(place.resolve("study.conf"), false), folder, Progress.silent());
      long begin = System.nanoTime();
      new GalleryStage().run(context);
      double seconds = (System.nanoTime() - begin) / 1e9;
      List<PageKind.Size> sizes = PageKind.sizes(place.resolve(GALLERY));
      long runs =
          sizes.stream()
              .filter(size -> size.kind().equals(PageKind.RUN.label()))
              .mapToLong(PageKind.Size::files)
              .sum();
      return new Generation(
          cores, runs, seconds, sizes.stream().mapToLong(PageKind.Size::total).sum());
    }
  }

  /** Runs all stages of a study. */
  public static Path output(String text, Path place) throws IOException {
    StudySpec study = StudyFile.parse("bench.conf", text, false);
    try (SparkSession spark = session(Runtime.getRuntime().availableProcessors())) {
      OutputFolder folder =
          new OutputFolder(spark.sparkContext().hadoopConfiguration(), place.toString());
      PipelineContext context = new PipelineContext(spark, study, folder, Progress.silent());
      Provenance.write(context);
      for (Stage stage : Pipeline.stages()) {
        System.err.println(stage.name() + ": " + stage.run(context).summary());
      }
    }
    return place;
  }

  private static SparkSession session(int cores) {
    return SparkSession.builder()
        .master("local[" + cores + "]")
        .config("spark.ui.enabled", false)
        .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
        .getOrCreate();
  }

  /** The tables are large and only read: both folders share their files. */
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path path = from.relativize(file);
        if (!path.startsWith(GALLERY)) {
          Path copy = to.resolve(path);
          Files.createDirectories(copy.getParent());
          Files.createLink(copy, file);
        }
      }
    }
  }
}
