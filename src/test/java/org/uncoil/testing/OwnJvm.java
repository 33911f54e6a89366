package org.uncoil.testing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a JVM of its own, from the classes at hand: what it says, and how it ends. */
public final class OwnJvm {
  private OwnJvm() {}

  /**
   * Starts it.
   *
   * @param log what it says, on both streams
   */
  public static Process start(Path log, String... arguments) throws IOException {
    return start(log, List.of(), arguments);
  }

  /**
   * The same.
   *
   * @param options of the JVM
   */
  public static Process start(Path log, List<String> options, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toUri(),
            "-Dspark.master=local[1]",
            "-Dspark.ui.enabled=false",
            "-cp",
            System.getProperty("java.class.path"),
            "org.uncoil.cli.Uncoil"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectOutput(log.toFile()).start();
  }
}
