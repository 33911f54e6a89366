package org.uncoil.render.scene;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;
import org.uncoil.text.Figures;

/** Title and classes on the left; epoch and figures on the right. */
final class FilmHeader implements Scene<FilmFrame> {
  private static final double LEFT = 24;
  private static final double TITLE_ROOM = 380;
  private static final Font TITLE = Typeface.semiBold(21);
  private static final Font FIGURE = Typeface.semiBold(20);
  private static final Font LABEL = Typeface.semiBold(10.5);
  private static final Font SUBTITLE = Typeface.regular(13);

  /** A figure: its name, the right end of its column, and how it is read off. */
  private record Column(String name, double right, Function<EpochScore, String> figure) {}

  private final FilmSubject subject;
  private final Theme theme;
  private final boolean compact;
  private final List<Column> columns = new ArrayList<>();
  private final double figuresStart;
  private EpochScore score;

  /**
   * @param right where the last figure ends
   * @param compact without subtitle, loss and test accuracy, the classes below the title
   */
  FilmHeader(FilmSubject subject, Theme theme, double right, boolean compact) {
    this.subject = subject;
    this.theme = theme;
    this.compact = compact;
    this.score = subject.scores().get(0);
    double end = right;
    if (subject.hasTestPoints() && !compact) {
      columns.add(new Column("TEST", end, s -> Figures.percent(s.testAccuracy())));
      end -= 104;
    }
    columns.add(new Column("ACCURACY", end, s -> Figures.percent(s.accuracy())));
    end -= 112;
    if (!compact) {
      columns.add(new Column("LOSS", end, s -> Figures.loss(s.loss())));
      end -= 110;
    }
    columns.add(new Column("EPOCH", end, s -> String.valueOf(s.epoch())));
    this.figuresStart = end - 80;
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    double room = figuresStart - LEFT;
    List<String> classes = subject.dataset().classNames();
    String title = Text.fit(subject.dataset().name(), TITLE, Math.min(room, TITLE_ROOM));
    Text.left(graphics, title, TITLE, theme.text(), LEFT, compact ? 38 : 42);
    if (compact) {
      Legend.draw(graphics, theme, classes, LEFT, figuresStart, 60);
    } else {
      double start = LEFT + Text.width(title, TITLE) + 22;
      Legend.draw(graphics, theme, classes, start, figuresStart, 40);
      String subtitle = Text.fit(subject.subtitle(), SUBTITLE, room);
      Text.left(graphics, subtitle, SUBTITLE, theme.muted(), LEFT, 64);
    }
    for (Column column : columns) {
      Text.right(graphics, column.name, LABEL, theme.muted(), column.right, compact ? 28 : 32);
    }
  }

  @Override
  public void update(FilmFrame frame) {
    score = subject.scores().get(frame.position());
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    double baseline = compact ? 54 : 58;
    for (Column column : columns) {
      String figure = column.figure.apply(score);
      Text.figures(graphics, figure, FIGURE, theme.text(), column.right, baseline);
    }
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    drawStill(graphics);
    drawMoving(graphics);
  }
}
