package org.uncoil.pipeline.verify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;

/** Reads all files of an output, and holds them against what was written. */
public final class DigestCheck {
  /** So many tasks for each core, which end at about the same time. */
  private static final int TASKS_PER_CORE = 4;

  private DigestCheck() {}

  /**
   * What was found about a file.
   *
   * @param path where it lies in the output folder
   * @param problem a sentence that names it
   */
  public record Damage(String path, String problem) implements Serializable {}

  /** Files of one task. */
  private record Files(List<StoredFile> files) implements Serializable {}

  /**
   * Checks every file.
   *
   * @param found what a look at names and lengths has shown
   * @return what is not as it was written, in the order of the paths
   */
  public static List<Damage> of(SparkSession spark, OutputFolder folder, Inventory found) {
    List<Damage> damages = new ArrayList<>();
    for (String path : OutputCheck.damaged(found)) {
      damages.add(new Damage(path, OutputCheck.problem(path, found, folder)));
    }
    List<StoredFile> rest =
        folder.storedFiles().stream()
            .filter(file -> !found.missing().contains(file.path()))
            .filter(file -> !found.changed().contains(file.path()))
            .toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks = Math.min(rest.size(), TASKS_PER_CORE * context.defaultParallelism());
    if (tasks > 0) {
      FolderHandle handle =
          new FolderHandle(
              new SerializableConfiguration(context.hadoopConfiguration()), folder.location());
      context
          .parallelize(dealt(rest, tasks), tasks)
          .map(files -> check(handle.open(), files))
          .collect()
          .forEach(damages::addAll);
    }
    damages.sort((a, b) -> a.path().compareTo(b.path()));
    return damages;
  }

  private static List<Files> dealt(List<StoredFile> files, int tasks) {
    List<List<StoredFile>> parts = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < files.size(); i++) {
      parts.get(i % tasks).add(files.get(i));
    }
    return parts.stream().map(Files::new).toList();
  }

  private static List<Damage> check(OutputFolder folder, Files files) {
    List<Damage> damages = new ArrayList<>();
    for (StoredFile file : files.files()) {
      String name = folder.displayName() + "/" + file.path();
      try {
        if (!folder.digested(file.path()).filter(file::equals).isPresent()) {
          damages.add(new Damage(file.path(), name + " is not what was written"));
        }
      } catch (StoreException e) {
        damages.add(new Damage(file.path(), name + " could not be read: " + e.getMessage()));
      }
    }
    return damages;
  }
}
