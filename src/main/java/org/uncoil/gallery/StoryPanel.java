package org.uncoil.gallery;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.setting.Checks;

/**
 * A picture of a step, drawn by the reader's browser.
 *
 * @param kind what is drawn
 * @param id the run's identifier, or the dataset's
 * @param epoch the epoch that is shown of a run; null where all are played
 * @param rule a linear classifier, each class's weights and its intercept; only the second class's
 *     for {@link Kind#LIFT}; empty for none
 * @param caption what it is, in a few words
 */
public record StoryPanel(Kind kind, String id, Integer epoch, List<Double> rule, String caption)
    implements Serializable {
  /** What is drawn. */
  public enum Kind {
    /** The input plane of a dataset with a classifier of its coordinates. */
    LINE,
    /** The input plane, of which y becomes x² + y², with a classifier of x, y and x² + y². */
    LIFT,
    /** The embedding of a run; with a rule, also the boundary of that. */
    RUN
  }

  public StoryPanel {
    rule = List.copyOf(rule);
    new Checks()
        .present("kind", kind)
        .identifier("id", id)
        .text("caption", caption)
        .that(
            kind == Kind.RUN || !rule.isEmpty(),
            "rule",
            rule,
            "must be there where no run is drawn")
        .done();
  }

  /** The kind, as the script knows it. */
  public String kindName() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The rule's numbers, as the script reads them; null for none. */
  public String ruleText() {
    return rule.isEmpty()
        ? null
        : rule.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
