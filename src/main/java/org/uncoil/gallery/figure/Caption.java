package org.uncoil.gallery.figure;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.uncoil.setting.Checks;

/**
 * What a figure is called and says.
 *
 * @param id its place in the page's address
 * @param title what is shown
 * @param description how to read it, also for who cannot see it
 * @param finding the answer in one sentence, which says where there is no clear winner
 * @param statistics tests and their figures; may be empty
 */
public record Caption(
    String id, String title, String description, String finding, String statistics)
    implements Serializable {
  private static final Pattern INTERVAL =
      Pattern.compile("(\\d+\\.\\d%)? \\((?:95%: |quartiles )[^()]*\\)");

  /** A figure whose answer has intervals: they are among its statistics. */
  public Caption(String id, String title, String description, String finding) {
    this(
        id,
        title,
        description,
        withoutIntervals(finding),
        withoutIntervals(finding).equals(finding) ? "" : finding);
  }

  /** A sentence without its intervals, and without the decimals of percentages that had one. */
  private static String withoutIntervals(String sentence) {
    return INTERVAL
        .matcher(sentence)
        .replaceAll(
            found ->
                found.group(1) == null
                    ? ""
                    : Math.round(Double.parseDouble(found.group(1).replace("%", ""))) + "%");
  }

  public Caption {
    new Checks()
        .identifier("id", id)
        .text("title", title)
        .text("description", description)
        .text("finding", finding)
        .present("statistics", statistics)
        .done();
  }
}
