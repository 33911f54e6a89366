package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
  private static final String RUN = "00112233445566aa";
  private static final String OTHER = "ffeeddccbbaa0011";
  private static final long BEGAN = 1_700_000_000_000L;

  @TempDir private Path disk;
  private OutputFolder folder;
  private OpenMarks marks;
  private Attempts attempts;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), disk.resolve("out").toString());
    marks = new OpenMarks();
    attempts = new Attempts(folder, process("app-1.0"), marks);
  }

  private TrainingProcess process(String name) {
    return new TrainingProcess(name, "here", BEGAN, List.of(report(name).toString()));
  }

  /** Where Java would say that this process crashed. */
  private Path report(String name) {
    return disk.resolve("hs_err_" + name + ".log");
  }

  /** What a JVM leaves that ends at once while it trains the run by itself for the n-th time. */
  private void endWith(String run, int n, TrainingProcess process) {
    folder.write("attempts/" + run + "." + n, process.text().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRunsOfAGroupAreSuspectsUntilItEnds() {
    assertThat(attempts.suspects()).isEmpty();
    attempts.begin("part-" + RUN, List.of(RUN, OTHER));
    assertThat(attempts.suspects()).containsExactlyInAnyOrder(RUN, OTHER);
    attempts.end("part-" + RUN);
    assertThat(attempts.suspects()).isEmpty();
  }

  @Test
  void aJvmThatWasKilledIsNoCrash() {
    for (int n = 1; n <= 5; n++) {
      endWith(RUN, n, process("app-1." + n));
      // what a version before this one wrote
      folder.write("attempts/" + OTHER + "." + n, new byte[0]);
    }
    assertThat(attempts.crashes(RUN)).isZero();
    assertThat(attempts.crashes(OTHER)).isZero();
    assertThat(attempts.suspects()).containsExactlyInAnyOrder(RUN, OTHER);
  }

  @Test
  void theReportThatJavaLeavesIsEvidenceOnTheSameMachine() throws IOException {
    for (int n = 1; n <= Attempts.MOST; n++) {
      TrainingProcess process = process("app-1." + n);
      endWith(RUN, n, process);
      assertThat(attempts.crashes(RUN)).isEqualTo(n - 1);
      Files.writeString(report("app-1." + n), "# A fatal error has been detected");
      assertThat(attempts.crashes(RUN)).isEqualTo(n);
    }
    TrainingProcess elsewhere =
        new TrainingProcess("app-2.1", "there", BEGAN, List.of(report("app-1.1").toString()));
    endWith(OTHER, 1, elsewhere);
    assertThat(attempts.crashes(OTHER)).isZero();
  }

  @Test
  void theReportOfAnEarlierProcessOfThisNumberIsNone() throws IOException {
    endWith(RUN, 1, process("app-1.1"));
    Path old = Files.writeString(report("app-1.1"), "# A fatal error has been detected");
    Files.setLastModifiedTime(old, FileTime.fromMillis(BEGAN - 1));
    assertThat(attempts.crashes(RUN)).isZero();
  }

  @Test
  void whatTheClustersManagerSaysIsEvidenceEvenWhereItComesLate() {
    endWith(RUN, 1, process("app-1.1"));
    endWith(RUN, 2, process("app-1.2"));
    endWith(RUN, 3, process("app-1.3"));
    attempts.crashed("app-1.3", "exit code 139");
    assertThat(attempts.crashes(RUN)).isEqualTo(1);
    attempts.crashed("app-1.1", "exit code 134");
    assertThat(attempts.crashes(RUN)).isEqualTo(2);
    assertThat(attempts.suspects()).containsExactly(RUN);
  }

  @Test
  void aTrainingThatComesBackLeavesNothing() {
    endWith(RUN, 1, process("app-1.1"));
    attempts.by(RUN, () -> assertThat(folder.exists("attempts/" + RUN + ".2")).isTrue());
    assertThat(folder.exists("attempts/" + RUN + ".2")).isFalse();
    assertThatThrownBy(
            () ->
                attempts.by(
                    RUN,
                    () -> {
                      throw new IllegalStateException("an exception is no end of the JVM");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder.names("attempts")).containsExactly(RUN + ".1");
  }

  /** Ctrl-C, SIGTERM, a driver that goes: the JVM ends, but in order. */
  @Test
  void anOrderlyEndTakesTheMarksBackAndMakesNoMore() {
    attempts.begin("part-" + RUN, List.of(RUN, OTHER));
    attempts.by(
        RUN,
        () -> {
          marks.end();
          assertThat(attempts.suspects()).isEmpty();
          return attempts.by(OTHER, () -> assertThat(attempts.suspects().isEmpty()).isTrue());
        });
    attempts.begin("part-" + OTHER, List.of(OTHER));
    assertThat(attempts.suspects()).isEmpty();
  }

  @Test
  void aProcessIsReadAsItWasWritten() {
    TrainingProcess process =
        new TrainingProcess("app/1.0", "h\\ost", 7, List.of("/a b/hs_err_pid1.log", "/c=d:e"));
    assertThat(TrainingProcess.parse(process.text())).contains(process);
    assertThat(process.name()).isEqualTo("app_1.0");
    assertThat(TrainingProcess.parse("")).isEmpty();
    assertThat(TrainingProcess.parse("process=a\nsince=b\n")).isEmpty();
    assertThat(TrainingProcess.current("x").reports())
        .contains("/tmp/hs_err_pid" + ProcessHandle.current().pid() + ".log");
  }

  @Test
  void forgets() {
    attempts.begin("part-" + RUN, List.of(RUN));
    endWith(RUN, 1, process("app-1.1"));
    attempts.forget();
    assertThat(attempts.suspects()).isEmpty();
    assertThat(attempts.crashes(RUN)).isZero();
  }
}
