package org.uncoil.store;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Remembers in the output folder which runs are being trained, so that it is known afterwards which
 * were when their JVM ended: native code that crashes takes the whole process with it.
 *
 * <pre>
 * attempts/PART             the group's runs, one to a line, while a task trains it
 * attempts/RUN_ID.N         the JVM that trains the run by itself, for the N-th time
 * attempts/crashed-PROCESS  what is known of a JVM that crashed
 * </pre>
 *
 * A JVM that ends in order takes its own marks back. One that is killed cannot, and leaves them
 * like one that crashed: a run counts as the cause of a crash only where there is evidence of one,
 * the report that Java writes or the exit code that the cluster's manager tells the driver.
 *
 * <p>A run gets a file of its own only where there is a suspicion: a file for each of a million
 * runs would cost more than their training.
 */
public final class Attempts {
  /** So many JVMs may crash with a run before the run is left out. */
  public static final int MOST = 3;

  static final String FOLDER = "attempts";
  private static final String CRASHED = "crashed-";
  private static final Pattern OF_ONE_RUN = Pattern.compile("([0-9a-f]{16})\\.\\d+");
  private static final Pattern OF_A_GROUP = Pattern.compile("part-[0-9a-f]+");
  private static final Pattern OF_A_CRASH = Pattern.compile(CRASHED + "[A-Za-z0-9._-]+");

  private final OutputFolder folder;
  private final TrainingProcess process;
  private final OpenMarks marks;

  /**
   * The attempts at an output folder's runs.
   *
   * @param process the one that makes them, or looks at them
   */
  public Attempts(OutputFolder folder, TrainingProcess process) {
    this(folder, process, OpenMarks.ofThisJvm());
  }

  Attempts(OutputFolder folder, TrainingProcess process, OpenMarks marks) {
    this.folder = folder;
    this.process = process;
    this.marks = marks;
  }

  /** Says that a group is about to be trained. */
  public void begin(String part, List<String> runs) {
    marks.put(folder, file(part), String.join("\n", runs));
  }

  /** Says that nothing of a group is trained any more, whatever came of it. */
  public void end(String part) {
    marks.delete(folder, file(part));
  }

  /** How many JVMs crashed while this run was trained by itself; {@link #MOST} at most. */
  public int crashes(String run) {
    int crashes = 0;
    for (int n = 1; crashes < MOST && folder.exists(file(run, n)); n++) {
      crashes += crashed(file(run, n)) ? 1 : 0;
    }
    return crashes;
  }

  private boolean crashed(String mark) {
    return folder
        .text(mark)
        .flatMap(TrainingProcess::parse)
        .filter(
            trained ->
                trained.reportedToBy(process) || folder.exists(file(CRASHED + trained.name())))
        .isPresent();
  }

  /** Says that a JVM is known to have crashed. */
  public void crashed(String name, String evidence) {
    String file = file(CRASHED + TrainingProcess.cleaned(name));
    folder.write(file, evidence.getBytes(StandardCharsets.UTF_8));
  }

  /** Does the work on one run, marked as the one that is being trained. */
  public <T> T by(String run, Supplier<T> work) {
    int number = 1;
    while (folder.exists(file(run, number))) {
      number++;
    }
    String file = file(run, number);
    marks.put(folder, file, process.text());
    try {
      return work.get();
    } finally {
      marks.delete(folder, file);
    }
  }

  /** The runs that were being trained when their JVM ended, or beside one that was. */
  public Set<String> suspects() {
    Set<String> runs = new HashSet<>();
    for (String name : folder.names(FOLDER)) {
      Matcher one = OF_ONE_RUN.matcher(name);
      if (one.matches()) {
        runs.add(one.group(1));
      } else if (OF_A_GROUP.matcher(name).matches()) {
        folder.text(file(name)).ifPresent(text -> runs.addAll(text.lines().toList()));
      }
    }
    return runs;
  }

  /** Forgets everything: all runs are accounted for. Files of others stay. */
  public void forget() {
    for (String entry : folder.entries(FOLDER)) {
      if (isAttempt(entry) || Inventory.isUnfinished(entry)) {
        folder.delete(file(entry));
      }
    }
    folder.deleteIfEmpty(FOLDER);
  }

  /** Whether a file of this name is one of these. */
  static boolean isAttempt(String name) {
    return Stream.of(OF_ONE_RUN, OF_A_GROUP, OF_A_CRASH)
        .anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static String file(String part) {
    return FOLDER + "/" + part;
  }

  private static String file(String run, int number) {
    return file(run + "." + number);
  }
}
