package org.uncoil.pipeline.gallery.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.HeatMap;

/** Successes and trials over two axes, counted one at a time. */
public final class Tally {
  private final Map<List<String>, int[]> cells =
      new TreeMap<>(Comparator.comparing(List::toString));

  /** Adds a trial. */
  public void add(String row, String column, boolean success) {
    add(row, column, success ? 1 : 0, 1);
  }

  /** Adds trials. */
  public void add(String row, String column, int successes, int trials) {
    int[] cell = cells.computeIfAbsent(List.of(row, column), at -> new int[2]);
    cell[0] += successes;
    cell[1] += trials;
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** What a cell, by its row and column, holds: successes and trials. */
  public Map<List<String>, int[]> cells() {
    return cells;
  }

  /** Successes and trials in all. */
  public int[] total() {
    int[] total = new int[2];
    cells.values().forEach(cell -> add(total, cell));
    return total;
  }

  private static void add(int[] total, int[] cell) {
    total[0] += cell[0];
    total[1] += cell[1];
  }

  /** Sums along an axis: 0 for the rows, 1 for the columns; those with most successes first. */
  public Map<String, int[]> along(int axis) {
    Map<String, int[]> sums = new TreeMap<>();
    cells.forEach((at, cell) -> add(sums.computeIfAbsent(at.get(axis), name -> new int[2]), cell));
    Map<String, int[]> sorted = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Comparator.comparingDouble(sum -> -share(sum.getValue())))
        .forEach(sum -> sorted.put(sum.getKey(), sum.getValue()));
    return sorted;
  }

  /** Which along an axis have most successes and which least. */
  public Extremes extremes(int axis) {
    Map<String, int[]> sums = along(axis);
    return Extremes.of(sums.keySet(), name -> share(sums.get(name)));
  }

  /** Their share along an axis, for readers. */
  public UnaryOperator<String> text(int axis) {
    Map<String, int[]> sums = along(axis);
    return name -> Shares.text(sums.get(name)[0], sums.get(name)[1]);
  }

  public static double share(int[] cell) {
    return (double) cell[0] / cell[1];
  }

  /** The cells of a heat map, its rows in an order; each leads to runs. */
  public List<HeatMap.Cell> heat(
      List<String> rows, Function<List<String>, RunSelection> selection) {
    return cells.entrySet().stream()
        .sorted(Comparator.comparingInt(cell -> rows.indexOf(cell.getKey().get(0))))
        .map(
            cell ->
                new HeatMap.Cell(
                    cell.getKey().get(0),
                    cell.getKey().get(1),
                    share(cell.getValue()),
                    Shares.text(cell.getValue()[0], cell.getValue()[1]),
                    selection.apply(cell.getKey())))
        .toList();
  }
}
