package org.uncoil.cli.error;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.service.launcher.IrqHandler;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.uncoil.cli.progress.TerminalProgress;
import org.uncoil.pipeline.core.Progress;

/**
 * What a person reads who interrupts a command: how far it came and how it goes on. After that line
 * the JVM ends, and what Spark, its threads and the command itself say of their being stopped is
 * not shown.
 */
public final class Interruption {
  /** A shell's exit code of a process that a signal ended. */
  private static final int SIGNALLED = 128;

  /** What a process is sent whose terminal is closed; nohup has it ignored. */
  private static final String HANGUP = "HUP";

  /** What is said where nothing of a command is kept. */
  static final String STARTS_AGAIN = "the same command starts again";

  /** What is said where a study is run. */
  public static final String CONTINUES = "the same command continues";

  private static final AtomicReference<Counted> CURRENT = new AtomicReference<>();
  private static volatile String next = STARTS_AGAIN;
  private static volatile boolean begun;

  private Interruption() {}

  /** Ends the JVM with this line from now on where a person or the system ends it by a signal. */
  public static void onSignals() {
    for (String signal : List.of(IrqHandler.CONTROL_C, IrqHandler.SIGTERM, HANGUP)) {
      new IrqHandler(signal, received -> end(SIGNALLED + received.getNumber())).bind();
    }
  }

  private static void end(int status) {
    synchronized (Interruption.class) {
      if (!begun) {
        begun = true;
        Counted stage = CURRENT.get();
        String line = line(stage == null ? "" : stage.units(), next);
        if (stage != null) {
          stage.close();
        }
        silence();
        System.err.println(line);
        System.setErr(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      }
    }
    System.exit(status);
  }

  private static void silence() {
    Configurator.setAllLevels("", Level.OFF);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }

  /** As {@code interrupted after 13 of 60 runs; the same command continues}. */
  static String line(String units, String next) {
    return "interrupted" + (units.isEmpty() ? "" : " after " + units) + "; " + next;
  }

  /** Whether the JVM is about to end: what is said from now on is of no use to anybody. */
  public static boolean begun() {
    return begun;
  }

  /** What the same command will do after an interruption. */
  public static void then(String whatComesNext) {
    next = whatComesNext;
  }

  /** The same progress, of which the line above knows how far it is. */
  public static Progress following(Progress progress) {
    return (title, total, unit) -> {
      Counted line = new Counted(progress.start(title, total, unit), total, unit);
      CURRENT.set(line);
      return line;
    };
  }

  /** The line of a stage that runs, and what it last said. */
  private static final class Counted implements Progress.Line {
    private final Progress.Line line;
    private final long total;
    private final String unit;
    private volatile long done;
    private boolean closed;

    Counted(Progress.Line line, long total, String unit) {
      this.line = line;
      this.total = total;
      this.unit = unit;
    }

    String units() {
      return TerminalProgress.units(done, total, unit);
    }

    @Override
    public synchronized void done(long units, double share) {
      done = units;
      if (!closed) {
        line.done(units, share);
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        CURRENT.compareAndSet(this, null);
        line.close();
      }
    }
  }
}
