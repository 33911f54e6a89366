package org.uncoil.gallery.wall;

import java.io.Serializable;
import org.uncoil.gallery.Require;
import org.uncoil.gallery.RunCard;

/**
 * A run on the wall.
 *
 * @param card the run in short
 * @param network the name of its network in the study
 * @param depth hidden layers before the bottleneck
 * @param health what state it ended in, in a word, as healthy or dead; empty where it was not told
 */
public record WallRun(RunCard card, String network, int depth, String health)
    implements Serializable {
  public WallRun {
    Require.present("card", card);
    Require.text("network", network);
    Require.notNegative("depth", depth);
    Require.present("health", health);
  }
}
