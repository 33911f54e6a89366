package org.uncoil.gallery.wall;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.RunCard;

/**
 * Datasets as rows and activations as columns, with one run in each cell: those of the network and
 * seed that fill the most cells, and where they have no run, of the nearest others.
 *
 * @param activations the columns, in the order of the runs
 * @param rows at most {@value #MOST_ROWS}
 * @param shared what the runs of all cells have in common, as "seed 0"; empty where it differs
 */
public record Matrix(List<String> activations, List<Row> rows, String shared)
    implements Serializable {
  /** The script with the thumbnails of its runs, beside the pages' own. */
  public static final String DATA = Gallery.ASSETS + "/matrix-data.js";

  /** A start page has room for so many. */
  public static final int MOST_ROWS = 12;

  private static final int MOST_COLUMNS = 30;

  /** So many points all cells have together, so that the script stays below 100 kB. */
  private static final int ALL_POINTS = 22_000;

  private static final int MOST_POINTS = 120;
  private static final Set<String> NOT_OF_THE_NETWORK = Set.of("dataset", "activation");

  /**
   * A dataset.
   *
   * @param cells of each activation the run; null where there is none
   */
  public record Row(String dataset, List<RunCard> cells) implements Serializable {
    public Row {
      cells = new ArrayList<>(cells);
    }

    /** Its runs. */
    public List<RunCard> runs() {
      return cells.stream().filter(run -> run != null).toList();
    }
  }

  /** A network but for its activation, and a seed. */
  private record Kind(Map<String, String> settings, long seed) {}

  public Matrix {
    activations = List.copyOf(activations);
    rows = List.copyOf(rows);
  }

  /** Of a study's runs, in their order. */
  public static Matrix of(List<RunCard> runs) {
    List<String> activations =
        runs.stream().map(RunCard::activation).distinct().limit(MOST_COLUMNS).toList();
    List<String> datasets =
        runs.stream().map(RunCard::dataset).distinct().limit(MOST_ROWS).toList();
    Set<String> names = common(runs);
    Map<Kind, Set<List<String>>> filled = new LinkedHashMap<>();
    for (RunCard run : runs) {
      if (run.compared()) {
        filled
            .computeIfAbsent(kind(run, names), kind -> new HashSet<>())
            .add(List.of(run.dataset(), run.activation()));
      }
    }
    Kind best =
        filled.entrySet().stream()
            .reduce((one, other) -> other.getValue().size() > one.getValue().size() ? other : one)
            .map(Map.Entry::getKey)
            .orElse(new Kind(Map.of(), 0));
    Comparator<RunCard> nearest =
        Comparator.<RunCard, Boolean>comparing(run -> !run.compared())
            .thenComparing(run -> !kind(run, names).settings().equals(best.settings()))
            .thenComparing(run -> run.seed() != best.seed());
    Map<List<String>, RunCard> cells =
        runs.stream()
            .collect(
                Collectors.toMap(
                    run -> List.of(run.dataset(), run.activation()),
                    run -> run,
                    (one, other) -> nearest.compare(other, one) < 0 ? other : one));
    List<Row> rows = new ArrayList<>();
    for (String dataset : datasets) {
      List<RunCard> row = new ArrayList<>();
      activations.forEach(activation -> row.add(cells.get(List.of(dataset, activation))));
      rows.add(new Row(dataset, row));
    }
    boolean same =
        rows.stream()
            .flatMap(row -> row.runs().stream())
            .allMatch(run -> run.seed() == best.seed());
    return new Matrix(activations, rows, same ? "seed " + best.seed() : "");
  }

  private static Kind kind(RunCard run, Set<String> names) {
    Map<String, String> settings = new TreeMap<>(run.settings());
    settings.keySet().retainAll(names);
    return new Kind(settings, run.seed());
  }

  /** The settings that all runs have: those of networks, and not those of some datasets. */
  private static Set<String> common(List<RunCard> runs) {
    Set<String> names = null;
    for (RunCard run : runs) {
      if (names == null) {
        names = new LinkedHashSet<>(run.settings().keySet());
      } else {
        names.retainAll(run.settings().keySet());
      }
    }
    Set<String> common = names == null ? new HashSet<>() : names;
    common.removeAll(NOT_OF_THE_NETWORK);
    return common;
  }

  /** Whether there is anything to compare. */
  public boolean shown() {
    return rows.size() * activations.size() > 1;
  }

  /** So many points a cell draws. */
  public int points() {
    return Math.min(MOST_POINTS, ALL_POINTS / Math.max(1, rows.size() * activations.size()));
  }
}
