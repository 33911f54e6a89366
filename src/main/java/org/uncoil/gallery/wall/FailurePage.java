package org.uncoil.gallery.wall;

import java.io.Serializable;
import java.util.List;
import org.uncoil.gallery.RunCard;
import org.uncoil.setting.Checks;

/**
 * What went wrong, by what it was.
 *
 * @param studyTitle the title of the study
 * @param groups one for each kind that occurs
 */
public record FailurePage(String studyTitle, List<Group> groups) implements Serializable {
  /** Where it is, at the gallery's root. */
  public static final String PATH = "failures.html";

  /** So many runs of a group it shows; the wall has the others. */
  public static final int MOST_RUNS = 100;

  /**
   * Runs that ended alike.
   *
   * @param kind as a heading, as Dead units or Diverged
   * @param about what that means, in a sentence
   * @param all the wall with all of them
   * @param total how many there are
   * @param failures the first of them
   */
  public record Group(String kind, String about, String all, int total, List<Failure> failures)
      implements Serializable {
    public Group {
      new Checks().text("kind", kind).text("about", about).text("all", all).done();
      failures = List.copyOf(failures);
    }
  }

  /**
   * One of them.
   *
   * @param run the run
   * @param reason what went wrong
   * @param command what runs it again
   */
  public record Failure(RunCard run, String reason, String command) implements Serializable {
    public Failure {
      new Checks().present("run", run).text("reason", reason).text("command", command).done();
    }
  }

  public FailurePage {
    new Checks().text("studyTitle", studyTitle).done();
    groups = List.copyOf(groups);
  }
}
