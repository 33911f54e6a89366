package org.uncoil.cli.progress;

import java.time.Duration;
import java.util.Locale;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * How far a stage is, on standard error: a live bar on a terminal, which one step hands on to the
 * next and which is gone when the stage ends; elsewhere a plain line now and then.
 */
public final class TerminalProgress implements Progress {
  private final String stage;
  private final long begun = System.nanoTime();
  private final ProgressTimes times = new ProgressTimes();

  // Spark 3.5 runs on no JDK from 22 on, where a console would be there without a terminal too
  @SuppressWarnings("SystemConsoleNull")
  private final boolean terminal =
      System.console() != null && !"dumb".equals(System.getenv("TERM"));

  /**
   * Of one stage.
   *
   * @param stage its name
   */
  public TerminalProgress(String stage) {
    this.stage = Wording.capitalised(stage);
  }

  @Override
  public Line start(String title, long total, String unit) {
    String step = title.equals(stage) ? "" : ", " + title.toLowerCase(Locale.ROOT);
    Account account = new Account(stage, total, unit + step);
    return terminal ? new LiveBar(account) : new PlainLines(account);
  }

  /** As {@code 5 of 12 runs}. */
  public static String units(long done, long total, String unit) {
    return String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit);
  }

  /** What is known of a stage's progress, in words. */
  static final class Account {
    private final String title;
    private final long total;
    private final String unit;
    private final long start = System.nanoTime();
    private final RemainingTime pace = new RemainingTime();
    private volatile long done;

    Account(String title, long total, String unit) {
      this.title = title;
      this.total = total;
      this.unit = unit;
    }

    void done(long units, double share) {
      done = units;
      pace.report(share, elapsed());
    }

    String title() {
      return title;
    }

    double share() {
      return pace.share();
    }

    boolean complete() {
      return done == total;
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    /** As {@code 5 of 12 runs}. */
    String units() {
      return TerminalProgress.units(done, total, unit);
    }

    /** The time left; empty while it is not known. */
    String time() {
      return pace.left(elapsed())
          .map(left -> "about " + Figures.duration(left.toMillis() / 1e3) + " left")
          .orElse("");
    }
  }

  private final class PlainLines implements Line {
    private final Account account;

    PlainLines(Account account) {
      this.account = account;
    }

    @Override
    public void done(long units, double share) {
      account.done(units, share);
      if (!account.complete() && times.reached(Duration.ofNanos(System.nanoTime() - begun))) {
        String time = account.time();
        System.err.printf(
            Locale.ROOT,
            "%-9s %s, %.0f %% of the work%s%n",
            account.title(),
            account.units(),
            Math.floor(100 * account.share()),
            time.isEmpty() ? "" : ", " + time);
      }
    }

    @Override
    public void close() {
      // the stage's own line follows
    }
  }
}
