package org.uncoil.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all stages of a study take, with nothing there before.
 *
 * @param study its name
 * @param bytes of the output
 */
public record StudyCost(String study, long films, long bytes, List<StageCost> stages) {
  /** Runs a study in a JVM of its own, with the options of this one. */
  public static StudyCost of(Path study, Path out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(StageCost.class.getName(), study.toString(), out.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(study + ": ended with exit code " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + study + " ran", e);
    }
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : all) {
        bytes += Files.size(file);
      }
      return new StudyCost(
          name(study),
          all.stream().filter(file -> file.toString().endsWith(".webm")).count(),
          bytes,
          lines.stream().map(StageCost::of).toList());
    }
  }

  private static String name(Path study) {
    return study.getFileName().toString().replaceFirst("\\.conf$", "");
  }

  /** Seconds of all stages, with the start. */
  double seconds() {
    return stages.stream().mapToDouble(StageCost::seconds).sum();
  }

  /** The same of all cores. */
  double coreSeconds() {
    return stages.stream().mapToDouble(StageCost::coreSeconds).sum();
  }
}
