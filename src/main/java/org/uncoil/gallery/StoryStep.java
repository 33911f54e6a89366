package org.uncoil.gallery;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * A step of the story: a claim, one number of one run or dataset that shows it, and a scene.
 *
 * @param claim with what the whole study found about it
 * @param figure the number
 * @param text what the number is
 * @param panels the scene, from left to right
 * @param method how the number and the scene are made
 * @param link where the run can be played with, from the gallery's root; null for nowhere
 */
public record StoryStep(
    ClaimRow claim, String figure, String text, List<StoryPanel> panels, String method, String link)
    implements Serializable {
  public StoryStep {
    panels = List.copyOf(panels);
    new Checks()
        .present("claim", claim)
        .text("figure", figure)
        .text("text", text)
        .that(!panels.isEmpty(), "panels", panels, "must hold at least one")
        .text("method", method)
        .done();
  }
}
