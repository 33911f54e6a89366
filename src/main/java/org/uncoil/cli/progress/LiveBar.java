package org.uncoil.cli.progress;

import java.nio.charset.Charset;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.uncoil.pipeline.core.Progress;

/**
 * One line of a terminal, drawn anew all the time: filled by the share of the work, and empty at
 * the end, for the next bar or the stage's line.
 */
final class LiveBar implements Progress.Line {
  private static final int REFRESH_MILLISECONDS = 200;
  private static final long WHOLE = 1_000_000;
  private static final int LONGEST_BAR = 40;

  /** A terminal that knows no other characters gets these. */
  private static final boolean BLOCKS = Charset.defaultCharset().newEncoder().canEncode('█');

  private final TerminalProgress.Account account;
  private final ProgressBar bar;
  private int drawn;

  LiveBar(TerminalProgress.Account account) {
    this.account = account;
    bar =
        new ProgressBarBuilder()
            .setTaskName(account.title())
            .setInitialMax(WHOLE)
            .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
            .setRenderer((state, width) -> render(width))
            .setConsumer(new OneLine())
            .continuousUpdate()
            .build();
  }

  @Override
  public void done(long units, double share) {
    account.done(units, share);
    bar.stepTo(Math.round(share * WHOLE));
  }

  @Override
  public void close() {
    bar.close();
  }

  /** Draws on the line that it is on: one that goes up a line would draw over a warning. */
  private final class OneLine extends ConsoleProgressBarConsumer {
    OneLine() {
      super(System.err);
    }

    @Override
    public void close() {
      erase();
    }
  }

  private synchronized void erase() {
    System.err.print("\r" + " ".repeat(drawn) + "\r");
    System.err.flush();
  }

  /** At most {@code width} characters, and enough to cover what was drawn before. */
  private synchronized String render(int width) {
    String head = String.format(Locale.ROOT, "%-9s %3.0f %% ", account.title(), percent());
    String tail = " " + account.units() + "  " + account.time();
    int room = Math.min(LONGEST_BAR, width - head.length() - tail.length());
    String line = head + bar(Math.max(0, room)) + tail;
    line = line.substring(0, Math.min(width, line.length()));
    drawn = Math.max(drawn, line.length());
    return line + " ".repeat(drawn - line.length());
  }

  private double percent() {
    return Math.floor(100 * account.share());
  }

  private String bar(int length) {
    int full = (int) (account.share() * length);
    return (BLOCKS ? "█" : "#").repeat(full) + (BLOCKS ? "░" : ".").repeat(length - full);
  }
}
