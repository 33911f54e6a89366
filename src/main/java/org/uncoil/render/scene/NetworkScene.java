package org.uncoil.render.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.uncoil.render.diagram.NetworkDiagram;
import org.uncoil.render.film.FilmFrame;
import org.uncoil.render.film.FilmSubject;
import org.uncoil.render.style.Theme;

/** The network: its units, their maps of the input plane, and the weights between them. */
public final class NetworkScene implements Scene<FilmFrame> {
  private static final int SIDE = 30;
  private static final int TOP = 50;
  private static final int BOTTOM = 62;

  private final Theme theme;
  private final Rectangle card;
  private final String heading;
  private final NetworkDiagram diagram;

  /** In a card. */
  public NetworkScene(FilmSubject subject, Theme theme, Rectangle card) {
    this.theme = theme;
    this.card = card;
    this.heading =
        "Network "
            + subject
                .network()
                .architecture(subject.dataset().dimensions(), subject.dataset().classes());
    Rectangle area =
        new Rectangle(
            card.x + SIDE, card.y + TOP, card.width - 2 * SIDE, card.height - TOP - BOTTOM);
    this.diagram = new NetworkDiagram(subject, theme, area);
  }

  @Override
  public void drawStill(Graphics2D graphics) {
    Card.draw(graphics, theme, card, heading);
    diagram.drawStill(graphics);
  }

  @Override
  public void update(FilmFrame frame) {
    diagram.update(frame);
  }

  @Override
  public void drawMoving(Graphics2D graphics) {
    diagram.drawMoving(graphics);
  }

  @Override
  public void drawByChart(Graphics2D graphics) {
    drawStill(graphics);
    drawMoving(graphics);
  }
}
