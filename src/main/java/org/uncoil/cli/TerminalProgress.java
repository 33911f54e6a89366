package org.uncoil.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.uncoil.pipeline.Progress;

/** A live bar where standard error is a terminal, else a plain line now and then. */
final class TerminalProgress implements Progress {
  private static final int REFRESH_MILLISECONDS = 200;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  // Spark 3.5 runs on no JDK from 22 on, where a console would be there without a terminal too
  @SuppressWarnings("SystemConsoleNull")
  private final boolean terminal =
      System.console() != null && !"dumb".equals(System.getenv("TERM"));

  @Override
  public Line start(String title, long total, String unit) {
    return terminal ? new Bar(title, total, unit) : new PlainLines(title, total, unit);
  }

  private static final class Bar implements Line {
    private final ProgressBar bar;

    Bar(String title, long total, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(title)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .showSpeed()
              .build();
    }

    @Override
    public void done(long units) {
      bar.stepTo(units);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class PlainLines implements Line {
    private final String title;
    private final long total;
    private final String unit;
    private final long start = System.nanoTime();
    private long said = start;
    private long done;

    PlainLines(String title, long total, String unit) {
      this.title = title;
      this.total = total;
      this.unit = unit;
    }

    @Override
    public void done(long units) {
      done = units;
      if (System.nanoTime() - said >= BETWEEN_LINES.toNanos() && done < total) {
        said = System.nanoTime();
        say();
      }
    }

    @Override
    public void close() {
      say();
    }

    private void say() {
      double seconds = (System.nanoTime() - start) / 1e9;
      double rate = done / seconds;
      String left =
          done > 0 && done < total
              ? String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate)
              : "";
      System.err.printf(
          Locale.ROOT,
          "%-9s %,d of %,d %s in %.1f s (%.1f/s%s)%n",
          title,
          done,
          total,
          unit,
          seconds,
          rate,
          left);
    }
  }
}
