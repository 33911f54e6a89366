package org.uncoil.render.map;

import java.awt.Color;
import java.awt.Graphics2D;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.text.Figures;

/** Beside a map: a bar for the runs that diverge above one for those that converge. */
final class MapLegend {
  private static final int HEAD = 58;
  private static final int BETWEEN = 26;
  private static final int SHORTEST_BAR = 100;
  private static final int FOOT = 30;

  /**
   * One kind of cells.
   *
   * @param name heads the bar
   * @param share of all cells
   * @param measure how it is computed
   */
  private record Kind(String name, String share, String measure, ColourBar bar, boolean any) {}

  private final FigureStyle style;
  private final Kind diverged;
  private final Kind converged;
  private final String withoutResult;

  MapLegend(MapCells cells, MapColours colours, FigureStyle style) {
    this.style = style;
    this.diverged =
        kind("Diverges", "quantiles of mean initial loss / loss", cells, colours, false);
    this.converged =
        kind("Converges", "quantiles of mean loss / initial loss", cells, colours, true);
    int missing = cells.size() - cells.count(true) - cells.count(false);
    this.withoutResult = missing == 0 ? "" : "no result (" + share(missing, cells) + " of cells)";
  }

  private Kind kind(
      String name, String measure, MapCells cells, MapColours colours, boolean ofConverged) {
    QuantileColours own = colours.of(ofConverged);
    String share = share(cells.count(ofConverged), cells) + " of cells";
    return new Kind(name, share, measure, new ColourBar(own, !ofConverged, style), !own.isEmpty());
  }

  private static String share(int count, MapCells cells) {
    return Figures.wholePercent((double) count / cells.size());
  }

  private double foot() {
    return withoutResult.isEmpty() ? 0 : style.px(FOOT);
  }

  /** Width in pixels. */
  int width() {
    double widest = Text.width(withoutResult, style.small()) + style.px(24);
    for (Kind kind : new Kind[] {diverged, converged}) {
      widest = Math.max(widest, kind.bar().width());
      widest = Math.max(widest, Text.width(kind.measure(), style.small()));
      widest = Math.max(widest, headWidth(kind));
    }
    return (int) Math.ceil(widest);
  }

  private double headWidth(Kind kind) {
    return Text.width(kind.name(), style.heading())
        + style.px(8)
        + Text.width(kind.share(), style.small());
  }

  /** The least height in pixels. */
  int height() {
    return style.whole(2 * (HEAD + SHORTEST_BAR) + BETWEEN) + (int) Math.ceil(foot());
  }

  /** Draws it from a corner, so high. */
  void draw(Graphics2D graphics, int left, int top, int height) {
    double bars = height - foot() - style.px(2 * HEAD + BETWEEN);
    int bar = (int) (bars / 2);
    draw(graphics, diverged, left, top, bar);
    int second = height - (int) Math.ceil(foot()) - bar - style.whole(HEAD);
    draw(graphics, converged, left, top + second, bar);
    if (!withoutResult.isEmpty()) {
      int side = style.whole(13);
      int y = top + height - side;
      graphics.setColor(new Color(MapColours.NO_RESULT));
      graphics.fillRect(left, y, side, side);
      Text.left(
          graphics,
          withoutResult,
          style.small(),
          Theme.LIGHT.text(),
          left + style.px(20),
          y + style.px(11));
    }
  }

  private void draw(Graphics2D graphics, Kind kind, int left, int top, int bar) {
    double baseline = top + style.px(13);
    Text.left(graphics, kind.name(), style.heading(), Theme.LIGHT.text(), left, baseline);
    double beside = left + Text.width(kind.name(), style.heading()) + style.px(8);
    Text.left(graphics, kind.share(), style.small(), Theme.LIGHT.muted(), beside, baseline);
    Text.left(
        graphics,
        kind.measure(),
        style.small(),
        Theme.LIGHT.muted(),
        left,
        baseline + style.px(20));
    if (kind.any()) {
      kind.bar().draw(graphics, left, top + style.whole(HEAD), bar);
    }
  }
}
