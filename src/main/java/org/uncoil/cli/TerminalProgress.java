package org.uncoil.cli;

import java.time.Duration;
import java.util.Locale;
import org.uncoil.pipeline.core.Progress;

/** A live bar where standard error is a terminal, else a plain line now and then. */
final class TerminalProgress implements Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  // Spark 3.5 runs on no JDK from 22 on, where a console would be there without a terminal too
  @SuppressWarnings("SystemConsoleNull")
  private final boolean terminal =
      System.console() != null && !"dumb".equals(System.getenv("TERM"));

  @Override
  public Line start(String title, long total, String unit) {
    Account account = new Account(title, total, unit);
    return terminal ? new LiveBar(account) : new PlainLines(account);
  }

  /** As {@code 5 of 12 runs}. */
  static String units(long done, long total, String unit) {
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

    /** The time left; at the end, the time that it took; nothing while neither is known. */
    String time() {
      Duration elapsed = elapsed();
      if (complete()) {
        return String.format(Locale.ROOT, "in %.1f s", elapsed.toMillis() / 1e3);
      }
      return pace.left(elapsed)
          .map(left -> "about " + RemainingTime.text(left) + " left")
          .orElse("");
    }
  }

  private static final class PlainLines implements Line {
    private final Account account;
    private Duration said = Duration.ZERO;

    PlainLines(Account account) {
      this.account = account;
    }

    @Override
    public void done(long units, double share) {
      account.done(units, share);
      Duration now = account.elapsed();
      if (now.minus(said).compareTo(BETWEEN_LINES) >= 0 && !account.complete()) {
        said = now;
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
      if (Interruption.begun()) {
        return;
      }
      System.err.printf(
          Locale.ROOT, "%-9s %s %s%n", account.title(), account.units(), account.time());
    }
  }
}
