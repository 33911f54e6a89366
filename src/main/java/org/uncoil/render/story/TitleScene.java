package org.uncoil.render.story;

import java.awt.Font;
import java.awt.Graphics2D;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** What the film is about, in large letters. */
final class TitleScene extends TextScene<Double> {
  private static final Font TITLE = Typeface.semiBold(46);
  private static final Font NAME = Typeface.semiBold(24);
  private static final Font SUBTITLE = Typeface.regular(18);

  private final FilmSubject subject;
  private final Theme theme;
  private final int width;
  private final int height;

  TitleScene(FilmSubject subject, Theme theme, int width, int height) {
    this.subject = subject;
    this.theme = theme;
    this.width = width;
    this.height = height;
  }

  @Override
  void draw(Graphics2D graphics, Double progress) {
    double middle = width / 2.0;
    double room = width - 120.0;
    double y = height / 2.0;
    centred(
        graphics,
        theme,
        "How a network separates what no line can",
        TITLE,
        theme.text(),
        middle,
        y - 30,
        room,
        4 * progress);
    String name = subject.dataset().name();
    centred(graphics, theme, name, NAME, theme.accuracy(), middle, y + 34, room, 4 * progress - 1);
    centred(
        graphics,
        theme,
        subject.subtitle(),
        SUBTITLE,
        theme.muted(),
        middle,
        y + 72,
        room,
        4 * progress - 1);
  }
}
