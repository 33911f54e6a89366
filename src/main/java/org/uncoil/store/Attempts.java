package org.uncoil.store;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers in the output folder which runs are being trained, so that it is known afterwards which
 * were when their JVM ended: native code that crashes takes the whole process with it, and leaves
 * no other trace.
 *
 * <pre>
 * attempts/PART        the group's runs, one to a line, while a task trains it
 * attempts/RUN_ID.N    while the run is trained, for the N-th time by itself; stays where the JVM ended
 * </pre>
 *
 * A run gets a file of its own only where there is a suspicion: a file for each of a million runs
 * would cost more than their training.
 */
public final class Attempts {
  /** So often may a JVM end with a run before the run is left out. */
  public static final int MOST = 3;

  static final String FOLDER = "attempts";
  private static final Pattern OF_ONE_RUN = Pattern.compile("([0-9a-f]{16})\\.\\d+");
  private static final Pattern OF_A_GROUP = Pattern.compile("part-[0-9a-f]+");

  private final OutputFolder folder;

  /** The attempts at an output folder's runs. */
  public Attempts(OutputFolder folder) {
    this.folder = folder;
  }

  /** Says that a group is about to be trained. */
  public void begin(String part, List<String> runs) {
    folder.write(file(part), String.join("\n", runs).getBytes(StandardCharsets.UTF_8));
  }

  /** Says that nothing of a group is trained any more, whatever came of it. */
  public void end(String part) {
    folder.delete(file(part));
  }

  /** How often the JVM ended while this run was trained by itself; {@link #MOST} at most. */
  public int lost(String run) {
    int lost = 0;
    while (lost < MOST && folder.exists(file(run, lost + 1))) {
      lost++;
    }
    return lost;
  }

  /** Does the work on one run; the run counts as lost if the JVM does not come back from it. */
  public <T> T by(String run, Supplier<T> work) {
    String file = file(run, lost(run) + 1);
    folder.write(file, new byte[0]);
    try {
      return work.get();
    } finally {
      folder.delete(file);
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
    return OF_ONE_RUN.matcher(name).matches() || OF_A_GROUP.matcher(name).matches();
  }

  private static String file(String part) {
    return FOLDER + "/" + part;
  }

  private static String file(String run, int number) {
    return file(run + "." + number);
  }
}
