package org.uncoil.pipeline.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.PointRow;

/**
 * A run as TensorBoard's embedding projector reads it: tensors as tab-separated text without a
 * heading, a point a line; {@code metadata.tsv} with a heading; and {@code projector_config.pbtxt},
 * a ProjectorConfig message as text, which joins them.
 */
final class ProjectorFiles {
  private ProjectorFiles() {}

  /** Writes the points as the network sees them and where it puts them at the end. */
  static void write(ExportedRun run, ExportFolder logs, Path folder) throws IOException {
    List<PointRow> points = run.points();
    EmbeddingRow embedding = run.embedding();
    List<String> config = new ArrayList<>();
    write(
        logs,
        folder,
        "features",
        points.size(),
        run.dataset().dimensions(),
        i ->
            IntStream.range(0, run.dataset().dimensions())
                .mapToObj(points.get(i).features()::get)
                .toList(),
        config);
    plane(logs, folder, "before", embedding.before1(), embedding.before2(), config);
    plane(logs, folder, "after", embedding.after1(), embedding.after2(), config);
    logs.write(folder.resolve("projector_config.pbtxt"), config);
    List<String> metadata = new ArrayList<>(List.of("point\tclass\tis_test"));
    for (PointRow point : points) {
      String name = run.dataset().classNames().get(point.label()).replaceAll("[\\t\\r\\n]", " ");
      metadata.add(point.point() + "\t" + name + "\t" + point.isTest());
    }
    logs.write(folder.resolve("metadata.tsv"), metadata);
  }

  private static void plane(
      ExportFolder logs, Path folder, String name, Floats first, Floats second, List<String> config)
      throws IOException {
    // one that the study did not record is empty
    if (first.size() > 0) {
      write(logs, folder, name, first.size(), 2, i -> List.of(first.get(i), second.get(i)), config);
    }
  }

  private static void write(
      ExportFolder logs,
      Path folder,
      String name,
      int points,
      int dimensions,
      IntFunction<List<Float>> values,
      List<String> config)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      lines.add(String.join("\t", values.apply(i).stream().map(String::valueOf).toList()));
    }
    logs.write(folder.resolve(name + ".tsv"), lines);
    config.addAll(
        List.of(
            "embeddings {",
            "  tensor_name: \"" + name + "\"",
            "  tensor_shape: " + points,
            "  tensor_shape: " + dimensions,
            "  tensor_path: \"" + name + ".tsv\"",
            "  metadata_path: \"metadata.tsv\"",
            "}"));
  }
}
