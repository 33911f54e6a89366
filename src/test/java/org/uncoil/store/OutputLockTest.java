package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.store.table.StoreException;

class OutputLockTest {
  private static final OutputLock.Holder ME = OutputLock.Holder.me();

  @TempDir private Path disk;

  private OutputFolder folder() {
    return new OutputFolder(new Configuration(), disk.toString());
  }

  private void held(OutputLock.Holder holder) {
    folder().write(OutputLock.FILE, holder.text().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isGivenBack() {
    OutputLock lock = OutputLock.take(folder());
    lock.beat();
    assertThat(OutputLock.Holder.parse(folder().text(OutputLock.FILE).orElseThrow())).contains(ME);
    lock.close();
    assertThat(disk.resolve(OutputLock.FILE)).doesNotExist();
  }

  @Test
  void isRefusedWhileAProcessOfThisHostHoldsIt() {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    String since = parent.info().startInstant().orElseThrow().toString();
    held(new OutputLock.Holder(ME.host(), parent.pid(), since));
    assertThatThrownBy(() -> OutputLock.take(folder()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            disk
                + " is in use by another pipeline (process "
                + parent.pid()
                + " on "
                + ME.host()
                + ", since "
                + since
                + "): wait until it ends, or choose another output folder");
  }

  @Test
  void isTakenFromAProcessThatIsGone() {
    // the number is taken, but by a process that began at another time
    held(new OutputLock.Holder(ME.host(), ME.process(), "2001-01-01T00:00:00Z"));
    OutputLock.take(folder()).close();
    held(new OutputLock.Holder(ME.host(), Integer.MAX_VALUE, ME.since()));
    OutputLock.take(folder()).close();
    assertThat(disk.resolve(OutputLock.FILE)).doesNotExist();
  }

  @Test
  void isTakenFromAnotherHostOnlyOnceThatFallsSilent() throws IOException {
    held(new OutputLock.Holder("elsewhere", 7, "2026-01-01T00:00:00Z"));
    assertThatThrownBy(() -> OutputLock.take(folder())).hasMessageContaining("on elsewhere");
    Files.setLastModifiedTime(
        disk.resolve(OutputLock.FILE), FileTime.from(Instant.now().minusSeconds(61)));
    OutputLock.take(folder()).close();
  }

  @Test
  void isLeftToWhoTookItOver() {
    OutputLock lock = OutputLock.take(folder());
    OutputLock.Holder other = new OutputLock.Holder("elsewhere", 7, "2026-01-01T00:00:00Z");
    held(other);
    lock.beat();
    lock.close();
    assertThat(OutputLock.Holder.parse(folder().text(OutputLock.FILE).orElseThrow()))
        .contains(other);
  }

  /** The lock's own text, one that an older version of Uncoil wrote, is read. */
  @Test
  void isReadAsItIsWritten() {
    OutputLock.Holder holder = new OutputLock.Holder("elsewhere", 7, "2026-01-01T00:00:00Z");
    assertThat(holder.text())
        .isEqualTo("host=elsewhere\nprocess=7\nsince=2026-01-01T00\\:00\\:00Z\n");
    assertThat(OutputLock.Holder.parse(holder.text())).contains(holder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "process=many\n",
        "host=elsewhere\nprocess=\nsince=2026-01-01T00\\:00\\:00Z\n",
        "host=elsewhere\nprocess=99999999999999999999\nsince=now\n",
        "host=elsewhere\nprocess=-7\nsince=now\n",
        "host=elsewhere\nsince=now\nprocess=7\n",
        "host=elsewhere\nprocess=7\nsince=no",
        "\u0000\u0001",
      })
  void oneThatCannotBeReadIsNamedUntilItIsOld(String text) throws IOException {
    Path lock = Files.writeString(disk.resolve(OutputLock.FILE), text);
    assertThatThrownBy(() -> OutputLock.take(folder()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            lock
                + " does not say who holds it: if no other pipeline works on this folder, delete the file");
    assertThat(lock).hasContent(text);
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(61)));
    OutputLock.take(folder()).close();
    assertThat(disk).isEmptyDirectory();
  }

  @Test
  void oneFromTheFutureIsNamed() throws IOException {
    held(new OutputLock.Holder("elsewhere", 7, "2126-01-01T00:00:00Z"));
    Path lock = disk.resolve(OutputLock.FILE);
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().plusSeconds(3600)));
    assertThatThrownBy(() -> OutputLock.take(folder()))
        .hasMessage(
            lock
                + " was written at a time in the future: if no other pipeline works on this folder, delete the file");
  }

  /** All come at the same moment, whether there is no lock or one whose holder is gone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofManyThatComeAtOnceOneHasIt(boolean left) throws Exception {
    for (int round = 0; round < 50; round++) {
      if (left) {
        held(new OutputLock.Holder(ME.host(), Integer.MAX_VALUE, "2001-01-01T00:00:00Z"));
      }
      List<OutputLock> taken = new CopyOnWriteArrayList<>();
      List<Throwable> refused = new CopyOnWriteArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      List<ProcessHandle> processes = List.of(ProcessHandle.current(), parent(), first());
      for (ProcessHandle process : processes) {
        OutputLock.Holder holder =
            new OutputLock.Holder(
                ME.host(), process.pid(), process.info().startInstant().orElseThrow().toString());
        Thread thread =
            new Thread(
                () -> {
                  try {
                    start.await();
                    taken.add(OutputLock.take(folder(), holder));
                  } catch (StoreException | InterruptedException e) {
                    refused.add(e);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(taken).as("%s", refused).hasSizeLessThanOrEqualTo(1);
      assertThat(refused).allSatisfy(e -> assertThat(e).isInstanceOf(StoreException.class));
      taken.forEach(OutputLock::close);
      Files.deleteIfExists(disk.resolve(OutputLock.FILE));
    }
  }

  /** Killed at the moment when it took the place of another that had been killed. */
  @Test
  void whoWasKilledWhileTakingOverIsTakenOverToo() throws IOException {
    OutputLock.Holder first =
        new OutputLock.Holder(ME.host(), Integer.MAX_VALUE, "2001-01-01T00:00:00Z");
    OutputLock.Holder second =
        new OutputLock.Holder(ME.host(), Integer.MAX_VALUE, "2002-01-01T00:00:00Z");
    OutputLock.Holder third =
        new OutputLock.Holder(ME.host(), Integer.MAX_VALUE, "2003-01-01T00:00:00Z");
    held(first);
    String claim = OutputLock.FILE + "." + Integer.toHexString(first.text().hashCode());
    folder().write(claim, second.text().getBytes(StandardCharsets.UTF_8));
    folder()
        .write(
            claim + "." + Integer.toHexString(second.text().hashCode()),
            third.text().getBytes(StandardCharsets.UTF_8));
    OutputLock lock = OutputLock.take(folder());
    assertThat(OutputLock.Holder.parse(folder().text(OutputLock.FILE).orElseThrow())).contains(ME);
    lock.close();
    try (Stream<Path> files = Files.list(disk)) {
      assertThat(files).isEmpty();
    }
  }

  private static ProcessHandle parent() {
    return ProcessHandle.current().parent().orElseThrow();
  }

  private static ProcessHandle first() {
    return ProcessHandle.of(1).orElseThrow();
  }

  /** A file system that is far away: what some threads write to it arrives late. */
  public static final class Distant extends RawLocalFileSystem {
    static final String LATE = "late";
    static final String BEATS = "output-lock";
    static final CountDownLatch LOOKED = new CountDownLatch(1);
    static final CountDownLatch BEATEN = new CountDownLatch(1);
    static final AtomicBoolean INTERRUPTED = new AtomicBoolean();

    static OutputFolder folder(Path disk) {
      Configuration configuration = new Configuration();
      configuration.setClass("fs.distant.impl", Distant.class, FileSystem.class);
      return new OutputFolder(configuration, "distant://" + disk);
    }

    @Override
    public URI getUri() {
      return URI.create("distant:///");
    }

    @Override
    public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability) {
      return true;
    }

    @Override
    public FSDataOutputStream create(org.apache.hadoop.fs.Path file, boolean overwrite)
        throws IOException {
      String thread = Thread.currentThread().getName();
      if (thread.equals(LATE) || thread.equals(BEATS)) {
        (thread.equals(LATE) ? LOOKED : BEATEN).countDown();
        try {
          Thread.sleep(300);
        } catch (InterruptedException e) {
          INTERRUPTED.set(true);
          throw new InterruptedIOException();
        }
      }
      return super.create(file, overwrite);
    }
  }

  @Test
  void ofTwoThatFindNoneOnlyOneHasItHoweverLateItsFileArrives() throws Exception {
    OutputFolder far = Distant.folder(disk);
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    OutputLock.Holder other =
        new OutputLock.Holder(
            ME.host(), parent.pid(), parent.info().startInstant().orElseThrow().toString());
    List<OutputLock> taken = new CopyOnWriteArrayList<>();
    List<StoreException> refused = new CopyOnWriteArrayList<>();
    Thread late = new Thread(() -> take(far, other, taken, refused), Distant.LATE);
    late.start();
    Distant.LOOKED.await();
    take(far, ME, taken, refused);
    late.join();
    assertThat(taken).hasSize(1);
    assertThat(refused)
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessageContaining("in use by another pipeline"));
    taken.get(0).close();
  }

  private static void take(
      OutputFolder folder,
      OutputLock.Holder holder,
      List<OutputLock> taken,
      List<StoreException> refused) {
    try {
      taken.add(OutputLock.take(folder, holder));
    } catch (StoreException e) {
      refused.add(e);
    }
  }

  @Test
  void isGivenBackAfterABeatThatIsUnderWay() throws Exception {
    OutputFolder far = Distant.folder(disk);
    OutputLock lock = OutputLock.take(far, ME, Duration.ofMillis(1));
    Distant.BEATEN.await();
    lock.close();
    assertThat(Distant.INTERRUPTED).isFalse();
    assertThat(disk.resolve(OutputLock.FILE)).doesNotExist();
  }
}
