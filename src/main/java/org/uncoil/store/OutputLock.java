package org.uncoil.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held by the one program that may write into an output folder: a file that says who it is, written
 * anew every few seconds. A holder that was killed holds nothing: on the same host its process is
 * gone, and from another its file grows old.
 */
public final class OutputLock {
  static final String FILE = ".lock";
  private static final Logger LOG = LoggerFactory.getLogger(OutputLock.class);
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** Six beats may be lost before the holder counts as gone. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Within this time, whoever found no lock on a file system that is far away has written its own.
   */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final OutputFolder folder;
  private final String me;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "output-lock");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> beats;

  private OutputLock(OutputFolder folder, String me, Duration beat) {
    this.folder = folder;
    this.me = me;
    beats =
        heart.scheduleWithFixedDelay(
            this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Works on a folder while no other program does.
   *
   * @throws StoreException where another program holds it; the message says which
   */
  public static void holding(OutputFolder folder, Runnable work) {
    OutputLock lock = take(folder);
    try {
      work.run();
    } finally {
      lock.close();
    }
  }

  static OutputLock take(OutputFolder folder) {
    return take(folder, Holder.me());
  }

  static OutputLock take(OutputFolder folder, Holder holder) {
    return take(folder, holder, BEAT);
  }

  static OutputLock take(OutputFolder folder, Holder holder, Duration beat) {
    refuseWhileHeld(folder, holder);
    folder.write(FILE, holder.text().getBytes(StandardCharsets.UTF_8));
    // of two that come at the same moment, the one whose file stays has it
    if (!folder.local()) {
      settle();
    }
    refuseWhileHeld(folder, holder);
    return new OutputLock(folder, holder.text(), beat);
  }

  private static void settle() {
    try {
      Thread.sleep(SETTLING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while taking the lock", e);
    }
  }

  private static void refuseWhileHeld(OutputFolder folder, Holder me) {
    Optional<Holder> other = folder.text(FILE).map(Holder::parse).filter(held -> !held.equals(me));
    if (other.isPresent() && other.get().alive(me, folder.age(FILE))) {
      throw new StoreException(
          "%s is in use by another pipeline (process %d on %s, since %s): wait until it ends, or choose another output folder"
              .formatted(
                  folder.displayName(),
                  other.get().process(),
                  other.get().host(),
                  other.get().since()));
    }
  }

  /** Says that the holder is still there. */
  void beat() {
    try {
      if (folder.text(FILE).filter(me::equals).isPresent()) {
        folder.write(FILE, me.getBytes(StandardCharsets.UTF_8));
      } else {
        LOG.error(
            "{} was taken over by another pipeline, because this one did not answer for too long",
            folder.displayName());
        beats.cancel(false);
      }
    } catch (StoreException e) {
      // the next beat may succeed
      LOG.warn("Cannot renew the lock: {}", e.getMessage());
    }
  }

  /** Gives the lock back, after a beat that is under way: it would write the lock anew. */
  void close() {
    heart.shutdown();
    try {
      heart.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (folder.text(FILE).filter(me::equals).isPresent()) {
      folder.delete(FILE);
    }
  }

  /**
   * Who holds a lock.
   *
   * @param since when the process began: its number may be given to another one day
   */
  record Holder(String host, long process, String since) {
    static Holder me() {
      return new Holder(hostName(), ProcessHandle.current().pid(), began(ProcessHandle.current()));
    }

    static Holder parse(String text) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IOException e) {
        throw new UncheckedIOException("a string cannot fail to be read", e);
      }
      return new Holder(
          properties.getProperty("host", "unknown"),
          Long.parseLong(properties.getProperty("process", "0")),
          properties.getProperty("since", "unknown"));
    }

    String text() {
      return "host=%s%nprocess=%d%nsince=%s%n".formatted(host, process, since.replace(":", "\\:"));
    }

    /** Whether it still runs, as far as another can tell. */
    boolean alive(Holder asking, Duration age) {
      if (host.equals(asking.host)) {
        return ProcessHandle.of(process).filter(found -> began(found).equals(since)).isPresent();
      }
      return age.compareTo(PATIENCE) < 0;
    }

    private static String began(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "unknown";
      }
    }
  }
}
