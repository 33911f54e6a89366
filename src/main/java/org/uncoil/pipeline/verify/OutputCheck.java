package org.uncoil.pipeline.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * Looks at an output before a command works on it: that each file that the output consists of is
 * there, with its length, and which files are somebody else's. What the command makes in any case
 * it makes again where it is damaged; other damage ends the command.
 */
public final class OutputCheck {
  private static final String MODELS = "models/";
  private static final String TABLES = "tables/";
  private static final int MOST_NAMES = 5;

  private OutputCheck() {}

  /**
   * Readies a folder for stages.
   *
   * @param fresh whether what is there is deleted first
   * @return what a person should know of the folder
   * @throws StoreException where files are damaged that the stages need and do not make
   */
  public static List<String> before(List<Stage> stages, boolean fresh, OutputFolder folder) {
    Inventory found = Inventory.of(folder);
    found.settle(folder);
    if (fresh) {
      folder.clear();
      folder.saveManifest();
      return others(folder);
    }
    Set<String> names = new HashSet<>();
    stages.forEach(stage -> names.add(stage.name()));
    if (!names.contains("repair")) {
      replaceDamaged(names, found, folder);
    }
    return others(folder);
  }

  private static void replaceDamaged(Set<String> stages, Inventory found, OutputFolder folder) {
    List<String> needed = new ArrayList<>();
    for (String path : damaged(found)) {
      String stage = stageOf(path);
      if (stage.isEmpty() || (stages.contains(stage) && !stage.equals("train"))) {
        drop(path, folder);
      } else if (isNeeded(path)) {
        needed.add(path);
      }
    }
    refuse(needed, found, folder);
    folder.saveManifest();
  }

  /**
   * Looks at a folder that is only read.
   *
   * @return what a person should know of the folder
   * @throws StoreException where a table's file is not there, or has another length
   */
  public static List<String> beforeReading(OutputFolder folder) {
    Inventory found = Inventory.of(folder);
    // while a pipeline works on the folder, its list is behind
    if (!folder.isLocked()) {
      refuse(damaged(found).stream().filter(OutputCheck::isNeeded).toList(), found, folder);
    }
    return others(folder);
  }

  private static boolean isNeeded(String path) {
    return path.startsWith(TABLES) || path.startsWith(MODELS);
  }

  static List<String> damaged(Inventory found) {
    return Stream.concat(found.missing().stream(), found.changed().stream()).sorted().toList();
  }

  private static void refuse(List<String> damaged, Inventory found, OutputFolder folder) {
    if (damaged.isEmpty()) {
      return;
    }
    int more = damaged.size() - 1;
    throw new StoreException(
        "%s%s (jobs/pipeline STUDY --out %s --repair makes again what is lost)"
            .formatted(
                problem(damaged.get(0), found, folder),
                more == 0 ? "" : ", and so is it with " + Figures.count(more, "more file"),
                folder.displayName()));
  }

  /** What is wrong with a damaged file. */
  static String problem(String path, Inventory found, OutputFolder folder) {
    String file = folder.displayName() + "/" + path;
    return found.missing().contains(path)
        ? file + " is missing"
        : file + " has not the length with which it was written";
  }

  /** Deletes what is left of a damaged file, and what is only of use with it. */
  static void drop(String path, OutputFolder folder) {
    folder.delete(path);
    if (path.matches("gallery/runs/[0-9a-f]{16}\\.(js|zip)")) {
      // they are written with their page
      folder.delete(path.replaceFirst("\\.\\w+$", ".html"));
    } else if (path.contains("-frames/")) {
      // the frame that is written last, by which one knows that all are there
      folder.delete(path.replaceFirst("[^/]+$", "00000.png"));
    }
  }

  /** The stage that makes a file; empty where every command does. */
  static String stageOf(String path) {
    if (path.startsWith(TABLES)) {
      String table = path.split("/", -1)[1];
      if (table.equals(Table.NETWORKS.name())) {
        return "";
      }
      return is(table, List.of(Table.DATASETS, Table.POINTS))
          ? "generate"
          : is(table, Table.OF_PROBES)
              ? "probe"
              : is(table, Table.MEASURES_OF_RUNS) || is(table, Table.MEASURES_OF_DATASETS)
                  ? "measure"
                  : is(table, Table.OF_COMPARISON)
                          || is(table, List.of(Table.MAP_SUMMARY, Table.BOX_COUNTS))
                      ? "compare"
                      : "train";
    }
    if (path.startsWith(MODELS)) {
      return "train";
    }
    if (path.startsWith(RunFilm.GALLERY + RunFilm.FOLDER)) {
      return "render";
    }
    return path.startsWith(RunFilm.GALLERY) ? "gallery" : "";
  }

  private static boolean is(String name, List<Table<? extends Record>> tables) {
    return tables.stream().anyMatch(table -> table.name().equals(name));
  }

  /** A sentence that names files of somebody else, where there are any. */
  private static List<String> others(OutputFolder folder) {
    List<String> names = folder.others().stream().sorted().toList();
    if (names.isEmpty()) {
      return List.of();
    }
    int more = names.size() - MOST_NAMES;
    return List.of(
        "%s in %s %s not written by Uncoil, and %s left alone: %s%s"
            .formatted(
                Figures.count(names.size(), "file"),
                folder.displayName(),
                names.size() == 1 ? "was" : "were",
                names.size() == 1 ? "is" : "are",
                String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
                more > 0 ? " and " + more + " more" : ""));
  }
}
