package org.uncoil.bench.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds of files of a gallery. */
public enum PageKind {
  /** The first page. */
  START("start", "index\\.html"),
  /** The run browser. */
  EXPLORE("explore", "films\\.html"),
  /** The same runs as plain lists. */
  LISTS("lists of runs", "lists/.*"),
  /** A run's page. */
  RUN("run page", "runs/.*\\.html"),
  /** What a run's page replays. */
  RUN_SCRIPT("run script", "runs/.*\\.js"),
  /** A dataset's points. */
  DATASET_SCRIPT("dataset script", "datasets/.*\\.js"),
  /** Small pictures of runs. */
  THUMBNAILS("thumbnails", "thumbnails/.*"),
  /** Up to four runs side by side. */
  WORKBENCH("workbench", "workbench\\.html"),
  /** All runs compared. */
  RESULTS("results", "compare\\.html"),
  /** The runs on one dataset compared. */
  DATASET_RESULTS("results of a dataset", "compare/.*"),
  /** Runs that failed. */
  FAILURES("failures", "failures\\.html"),
  /** The tables. */
  TABLES("tables", "tables\\.html"),
  /** The list of all runs, which pages share. */
  RUN_DATA("table of runs", "assets/films-data\\.js"),
  /** Scripts and style sheets. */
  ASSETS("scripts and styles", "assets/.*"),
  /** Films and their posters. */
  FILMS("films", "films/.*"),
  /** Whatever else there is. */
  OTHER("other", ".*");

  private final String label;
  private final String pattern;

  /**
   * Files of one kind.
   *
   * @param files how many there are
   * @param total of all of them, in bytes
   * @param largest of one, in bytes
   */
  public record Size(String kind, long files, long total, long largest) {
    private Size plus(Size other) {
      return new Size(
          kind, files + other.files, total + other.total, Math.max(largest, other.largest));
    }
  }

  PageKind(String label, String pattern) {
    this.label = label;
    this.pattern = pattern;
  }

  /** What it is called in reports. */
  public String label() {
    return label;
  }

  /** The kind of a file, by its path in the gallery. */
  static PageKind of(String path) {
    return Stream.of(values()).filter(kind -> path.matches(kind.pattern)).findFirst().orElseThrow();
  }

  /** The sizes of all kinds of files that a gallery has. */
  public static List<Size> sizes(Path gallery) throws IOException {
    Map<PageKind, Size> sizes = new EnumMap<>(PageKind.class);
    for (Path file : files(gallery)) {
      long bytes = Files.size(file);
      PageKind kind = of(gallery.relativize(file).toString());
      sizes.merge(kind, new Size(kind.label, 1, bytes, bytes), Size::plus);
    }
    return new ArrayList<>(sizes.values());
  }

  /** A middle page of the kind, by its path in the gallery; none where there is none. */
  static List<String> example(Path gallery, PageKind kind) throws IOException {
    List<String> pages =
        files(gallery).stream()
            .map(file -> gallery.relativize(file).toString())
            .filter(path -> path.endsWith(".html") && of(path) == kind)
            .sorted()
            .toList();
    return pages.isEmpty() ? List.of() : List.of(pages.get(pages.size() / 2));
  }

  private static List<Path> files(Path gallery) throws IOException {
    try (Stream<Path> files = Files.walk(gallery)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
