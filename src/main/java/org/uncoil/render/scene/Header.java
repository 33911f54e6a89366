package org.uncoil.render.scene;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.style.Numbers;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** Title, classes and subtitle on the left; epoch, loss and accuracies on the right. */
final class Header implements Panel {
  private static final double LEFT = 24;
  private static final double RIGHT = 1256;
  private static final double TITLE_ROOM = 380;
  private static final Font TITLE = Typeface.semiBold(21);
  private static final Font FIGURE = Typeface.semiBold(20);
  private static final Font LABEL = Typeface.semiBold(10.5);

  /** A figure: its name, the right end of its column, and how it is read off. */
  private record Column(String name, double right, Function<EpochScore, String> figure) {}

  private final FilmSubject subject;
  private final Theme theme;
  private final List<Column> columns = new ArrayList<>();
  private final double figuresStart;
  private EpochScore score;

  Header(FilmSubject subject, Theme theme) {
    this.subject = subject;
    this.theme = theme;
    this.score = subject.scores().get(0);
    double right = RIGHT;
    if (subject.hasHeldOut()) {
      columns.add(new Column("HELD-OUT", right, s -> Numbers.percent(s.heldOutAccuracy())));
      right -= 104;
    }
    columns.add(new Column("ACCURACY", right, s -> Numbers.percent(s.accuracy())));
    right -= 112;
    columns.add(new Column("LOSS", right, s -> Numbers.loss(s.loss())));
    right -= 110;
    columns.add(new Column("EPOCH", right, s -> String.valueOf(s.epoch())));
    this.figuresStart = right - 80;
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    double room = figuresStart - LEFT;
    String title = Text.fit(subject.dataset().name(), TITLE, TITLE_ROOM);
    Text.left(graphics, title, TITLE, theme.text(), LEFT, 42);
    Legend.draw(
        graphics,
        theme,
        subject.dataset().classNames(),
        LEFT + Text.width(title, TITLE) + 22,
        figuresStart,
        40);
    Font regular = Typeface.regular(13);
    String subtitle = Text.fit(subject.subtitle(), regular, room);
    Text.left(graphics, subtitle, regular, theme.muted(), LEFT, 64);
    for (Column column : columns) {
      Text.right(graphics, column.name, LABEL, theme.muted(), column.right, 32);
    }
  }

  @Override
  public void update(FilmFrame frame) {
    score = subject.scores().get(frame.position());
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    for (Column column : columns) {
      Text.figures(graphics, column.figure.apply(score), FIGURE, theme.text(), column.right, 58);
    }
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    drawStill(graphics);
    drawMoving(graphics);
  }
}
