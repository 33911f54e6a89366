package org.uncoil.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.store.table.StoreException;

/**
 * Held by the one program that may write into an output folder: a file that says who it is, which
 * only one program can create, and which is written again every few seconds. A holder that was
 * killed holds nothing: on the same host its process is gone, and from another its file grows old.
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
    byte[] text = holder.text().getBytes(StandardCharsets.UTF_8);
    if (!folder.create(FILE, text)) {
      Optional<String> found = folder.text(FILE);
      refuseWhileHeld(folder, holder);
      boolean mine = found.filter(holder.text()::equals).isPresent();
      if (!mine && !replace(folder, found, holder)) {
        refuseWhileHeld(folder, holder);
        throw new StoreException(
            folder.displayName() + " was taken by another pipeline at this moment: try again");
      }
    }
    // an object store has no exclusive create: of two that come at the same moment, the one whose
    // file stays has it
    if (!folder.local()) {
      settle();
    }
    refuseWhileHeld(folder, holder);
    return new OutputLock(folder, holder.text(), beat);
  }

  /** Takes the place of a holder that is gone, unless another was quicker. */
  private static boolean replace(OutputFolder folder, Optional<String> gone, Holder me) {
    return gone.isPresent()
        ? takeOver(folder, FILE, gone.get(), me)
        : folder.create(FILE, me.text().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes over a file whose holder is gone. Of several that want to, one may: the one that creates
   * a file which is named after what the gone holder had written. The lock itself is there all the
   * time, so that nobody can create it meanwhile; and whoever comes too late finds another's text
   * in it. One that was killed in here left its file behind, which is taken over in the same way.
   */
  private static boolean takeOver(OutputFolder folder, String file, String gone, Holder me) {
    byte[] text = me.text().getBytes(StandardCharsets.UTF_8);
    String claim = file + "." + Integer.toHexString(gone.hashCode());
    if (!folder.create(claim, text)) {
      Optional<String> claimant = folder.text(claim);
      if (claimant.isEmpty()
          || isHeld(claimant.get(), folder.age(claim), me)
          || !takeOver(folder, claim, claimant.get(), me)) {
        return false;
      }
    }
    try {
      if (!folder.text(file).equals(Optional.of(gone))) {
        return false;
      }
      folder.write(file, text);
      return true;
    } finally {
      folder.delete(claim);
    }
  }

  /** Whether who wrote this is still there, as far as another can tell. */
  private static boolean isHeld(String text, Duration age, Holder asking) {
    return Holder.parse(text)
        .map(holder -> holder.alive(asking, age))
        .orElse(age.compareTo(PATIENCE) < 0);
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
    Optional<String> text = folder.text(FILE);
    if (text.isEmpty() || text.get().equals(me.text())) {
      return;
    }
    Duration age = folder.age(FILE);
    Optional<Holder> other = Holder.parse(text.get());
    if (other.isEmpty()) {
      // its holder would have written it again by now
      if (age.compareTo(PATIENCE) < 0) {
        throw unclear(folder, "does not say who holds it");
      }
    } else if (other.get().isElsewhere(me) && age.compareTo(PATIENCE.negated()) < 0) {
      throw unclear(folder, "was written at a time in the future");
    } else if (other.get().alive(me, age)) {
      throw new StoreException(
          String.format(
              Locale.ROOT,
              "%s is in use by another pipeline (process %d on %s, since %s): wait until it ends, or choose another output folder",
              folder.displayName(),
              other.get().process(),
              other.get().host(),
              other.get().since()));
    }
  }

  private static StoreException unclear(OutputFolder folder, String what) {
    return new StoreException(
        "%s/%s %s: if no other pipeline works on this folder, delete the file"
            .formatted(folder.displayName(), FILE, what));
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
    private static final Pattern TEXT =
        Pattern.compile(
            "host=(?<host>[^\\n]{1,255})\\nprocess=(?<process>\\d{1,18})\\nsince=(?<since>[^\\n]{1,64})\\n");

    static Holder me() {
      return new Holder(hostName(), ProcessHandle.current().pid(), began(ProcessHandle.current()));
    }

    /** Empty where a text is not that of a lock. */
    static Optional<Holder> parse(String text) {
      Matcher lock = TEXT.matcher(text);
      return lock.matches()
          ? Optional.of(
              new Holder(
                  lock.group("host"),
                  Long.parseLong(lock.group("process")),
                  lock.group("since").replace("\\:", ":")))
          : Optional.empty();
    }

    boolean isElsewhere(Holder asking) {
      return !host.equals(asking.host);
    }

    String text() {
      return String.format(
          Locale.ROOT, "host=%s\nprocess=%d\nsince=%s\n", host, process, since.replace(":", "\\:"));
    }

    /** Whether it still runs, as far as another can tell. */
    boolean alive(Holder asking, Duration age) {
      if (!isElsewhere(asking)) {
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
