package org.uncoil.gallery;

import java.io.Serializable;

/**
 * A link to another run.
 *
 * @param label what tells that run from this one, as "tanh · seed 7"
 * @param status how that run ended
 * @param page its page, relative to the gallery's root
 */
public record RunLink(String label, RunStatus status, String page) implements Serializable {
  public RunLink {
    Require.text("label", label);
    Require.present("status", status);
    Require.path("page", page);
  }

  /** The link to a card's run. */
  public static RunLink to(RunCard card) {
    return new RunLink(card.label(), card.status(), card.page());
  }
}
