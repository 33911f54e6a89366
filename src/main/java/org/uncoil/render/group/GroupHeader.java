package org.uncoil.render.group;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.scene.Legend;
import org.uncoil.render.scene.Scene;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** The data that all runs share, what they differ in, and the epoch. */
final class GroupHeader implements Scene<List<FilmFrame>> {
  private static final double LEFT = 24;
  private static final double EPOCH_ROOM = 90;
  private static final Font TITLE = Typeface.semiBold(21);
  private static final Font FIGURE = Typeface.semiBold(20);
  private static final Font LABEL = Typeface.semiBold(10.5);
  private static final Font SUBTITLE = Typeface.regular(13);

  private final List<FilmSubject> subjects;
  private final Theme theme;
  private final String subtitle;
  private final double right;
  private int epoch;

  GroupHeader(List<FilmSubject> subjects, Theme theme, String subtitle, double right) {
    this.subjects = subjects;
    this.theme = theme;
    this.subtitle = subtitle;
    this.right = right;
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    double end = right - EPOCH_ROOM;
    String title = Text.fit(subjects.get(0).dataset().name(), TITLE, (end - LEFT) / 2);
    Text.left(graphics, title, TITLE, theme.text(), LEFT, 42);
    double start = LEFT + Text.width(title, TITLE) + 22;
    Legend.draw(graphics, theme, subjects.get(0).dataset().classNames(), start, end, 40);
    String fitted = Text.fit(subtitle, SUBTITLE, end - LEFT);
    Text.left(graphics, fitted, SUBTITLE, theme.muted(), LEFT, 64);
    Text.right(graphics, "EPOCH", LABEL, theme.muted(), right, 32);
  }

  @Override
  public void update(List<FilmFrame> frames) {
    epoch = 0;
    for (int i = 0; i < frames.size(); i++) {
      int own = subjects.get(i).scores().get(frames.get(i).position()).epoch();
      epoch = Math.max(epoch, own);
    }
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    Text.figures(graphics, String.valueOf(epoch), FIGURE, theme.text(), right, 58);
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    drawStill(graphics);
    drawMoving(graphics);
  }
}
