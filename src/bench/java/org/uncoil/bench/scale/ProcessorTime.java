package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the machine's processors have done so far, in the kernel's ticks: see proc(5).
 *
 * @param all what they could have done
 * @param busy what they did
 * @param own what this process did, and the cluster, and all that these started and waited for
 */
record ProcessorTime(long all, long busy, long own) {
  /** Of {@code /proc/stat}'s first line: idle, waiting for a disk, and what user already holds. */
  private static final int IDLE = 3;

  private static final int WAITING = 4;
  private static final int GUEST = 8;

  /**
   * Of {@code /proc/PID/stat} behind the name: own time in user and kernel mode, then children's.
   */
  private static final int USER_TIME = 11;

  /**
   * Reads it.
   *
   * @param cluster the folder where {@code jobs/cluster} keeps the numbers of its processes
   */
  static ProcessorTime now(Path cluster) throws IOException {
    String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
    long[] ticks =
        Arrays.stream(line.substring("cpu".length()).strip().split(" ", -1))
            .mapToLong(Long::parseLong)
            .limit(GUEST)
            .toArray();
    long all = Arrays.stream(ticks).sum();
    List<String> processes = new ArrayList<>(List.of("self"));
    if (Files.isDirectory(cluster)) {
      try (Stream<Path> files = Files.list(cluster)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
          processes.add(Files.readString(file).strip());
        }
      }
    }
    long own = 0;
    for (String process : processes) {
      own += own(Path.of("/proc", process, "stat"));
    }
    return new ProcessorTime(all, all - ticks[IDLE] - ticks[WAITING], own);
  }

  private static long own(Path stat) throws IOException {
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = USER_TIME; field < USER_TIME + 4; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }

  /** The share of the machine that others used since an earlier moment. */
  double othersSince(ProcessorTime before) {
    return (double) (busy - before.busy - (own - before.own)) / (all - before.all);
  }
}
