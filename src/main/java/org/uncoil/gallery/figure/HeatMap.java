package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.drawing.Captions;
import org.uncoil.gallery.drawing.Drawing;
import org.uncoil.gallery.drawing.Mark;
import org.uncoil.gallery.drawing.PathData;
import org.uncoil.setting.Checks;

/**
 * Shares over two axes as a table of shaded cells; a line runs between those below and those above
 * one half, where the study is split.
 *
 * @param down,across what the rows and the columns are
 * @param value what the shares are
 * @param floor the share that is shaded least, as that of guessing
 * @param rows,columns in the order in which they are drawn; places without a cell stay empty
 * @param split whether the line is drawn: where both axes have an order
 */
public record HeatMap(
    Caption caption,
    String down,
    String across,
    String value,
    double floor,
    List<String> rows,
    List<String> columns,
    boolean split,
    List<Cell> cells)
    implements Figure {
  private static final int SHADES = 10;
  private static final double SLANT = 0.71;

  /** Of more cells there is one drawing. */
  private static final int MOST_NARROW = 120;

  /**
   * One cell.
   *
   * @param share from 0 to 1
   * @param text the share with its uncertainty and number of runs, in words
   */
  public record Cell(String row, String column, double share, String text, RunSelection selection)
      implements Serializable {
    public Cell {
      new Checks()
          .that(share >= 0 && share <= 1, "share", share, "must lie in [0, 1]")
          .present("text", text)
          .present("selection", selection)
          .done();
    }
  }

  public HeatMap {
    Checks checks =
        new Checks()
            .present("caption", caption)
            .text("down", down)
            .text("across", across)
            .text("value", value)
            .that(floor >= 0 && floor < 1, "floor", floor, "must be 0 or more and below 1");
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    checks.that(!cells.isEmpty(), "cells", cells, "must not be empty");
    for (Cell cell : cells) {
      checks.that(rows.contains(cell.row()), "row", cell.row(), "must be one of " + rows);
      checks.that(
          columns.contains(cell.column()), "column", cell.column(), "must be one of " + columns);
    }
    checks.done();
  }

  /** Where things lie: the upper left corner, and how large a cell is. */
  private record Grid(double left, double top, double width, double height) {
    double x(int column) {
      return left + width * column;
    }

    double y(int row) {
      return top + height * row;
    }
  }

  @Override
  public Drawing draw(int width) {
    double names = Captions.widest(rows, width * 0.28);
    double heads = Captions.widest(columns, 120);
    double left = names + 10;
    double overhang = SLANT * heads;
    double room = width - left - Math.min(overhang, width * 0.2);
    Grid grid =
        new Grid(
            left,
            SLANT * heads + 30,
            Math.min(64, room / columns.size()),
            width > NARROW ? 21 : 17);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Label("axis", 0, 12, down + " ↓  " + across + " →"));
    for (int i = 0; i < columns.size(); i++) {
      marks.add(
          new Mark.Label(
              "name",
              grid.x(i) + grid.width() / 2,
              grid.top() - 7,
              Captions.cut(columns.get(i), heads),
              -45));
    }
    for (int i = 0; i < rows.size(); i++) {
      String name = Captions.cut(rows.get(i), names);
      marks.add(new Mark.Label("name end", names, grid.y(i) + grid.height() / 2 + 4, name));
    }
    for (Cell cell : cells) {
      marks.add(mark(cell, grid));
    }
    if (split) {
      PathData contour = contour(grid);
      if (!contour.isEmpty()) {
        marks.add(contour.styled("contour"));
      }
    }
    double foot = grid.y(rows.size());
    marks.addAll(key(left, foot + 16));
    return new Drawing(width, foot + 42, marks);
  }

  /** From 0 to 10: how dark a share is. */
  int shade(double share) {
    return (int) Math.round(SHADES * Math.max(0, share - floor) / (1 - floor));
  }

  private Mark mark(Cell cell, Grid grid) {
    double x = grid.x(columns.indexOf(cell.column()));
    double y = grid.y(rows.indexOf(cell.row()));
    List<Mark> marks = new ArrayList<>();
    marks.add(
        new Mark.Box(
            "cell shade-" + shade(cell.share()),
            x + 0.5,
            y + 0.5,
            grid.width() - 1,
            grid.height() - 1));
    if (grid.width() >= 26) {
      marks.add(
          new Mark.Label(
              "inside middle",
              x + grid.width() / 2,
              y + grid.height() / 2 + 4,
              String.valueOf(Math.round(100 * cell.share()))));
    }
    return new Mark.Linked(
        cell.selection(),
        cell.row() + ", " + cell.column() + ": " + cell.text(),
        cell.row(),
        marks);
  }

  /** Along the edges between cells on different sides of one half. */
  private PathData contour(Grid grid) {
    Map<List<Integer>, Boolean> above = new HashMap<>();
    cells.forEach(
        cell ->
            above.put(
                List.of(rows.indexOf(cell.row()), columns.indexOf(cell.column())),
                cell.share() >= 0.5));
    PathData data = new PathData();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Boolean here = above.get(List.of(row, column));
        if (differ(here, above.get(List.of(row, column + 1)))) {
          data.move(grid.x(column + 1), grid.y(row)).along(grid.y(row + 1));
        }
        if (differ(here, above.get(List.of(row + 1, column)))) {
          data.move(grid.x(column), grid.y(row + 1)).across(grid.x(column + 1));
        }
      }
    }
    return data;
  }

  private static boolean differ(Boolean here, Boolean there) {
    return here != null && there != null && !here.equals(there);
  }

  private List<Mark> key(double left, double y) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Label("tick", left, y + 10, Math.round(100 * floor) + "%"));
    for (int i = 0; i <= SHADES; i++) {
      marks.add(new Mark.Box("cell shade-" + i, left + 32 + 11 * i, y, 10, 12));
    }
    marks.add(new Mark.Label("tick", left + 32 + 11 * (SHADES + 1) + 4, y + 10, "100% " + value));
    return marks;
  }

  @Override
  public boolean narrow() {
    return cells.size() <= MOST_NARROW;
  }

  @Override
  public FigureTable table() {
    return new FigureTable(
        List.of(down, across, value),
        cells.stream()
            .map(
                cell ->
                    new FigureTable.Row(
                        List.of(cell.row(), cell.column(), cell.text()), cell.selection()))
            .toList());
  }
}
