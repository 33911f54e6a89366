package org.uncoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster of real processes that {@code jobs/cluster} starts, on ports of its own. */
public final class TestCluster implements AutoCloseable {
  private final Path folder;
  private final int port = freePort();

  /** How a script ended, and what it wrote. */
  public record Result(int exit, String output) {
    /** This, if it ended well. */
    public Result succeeded() {
      assertThat(exit).as(output).isZero();
      return this;
    }
  }

  private TestCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts a master and two workers. */
  public static TestCluster start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same with these settings of the environment, which its processes have as well. */
  public static TestCluster start(Path folder, Map<String, String> environment) {
    TestCluster cluster = new TestCluster(folder);
    cluster.run(environment, "cluster", "start").succeeded();
    return cluster;
  }

  /** A port that nothing listened on a moment ago. */
  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Settings of Spark for executors that train for less than a second: the optimising compiler
   * would take most of their time.
   */
  public static String shortLived() {
    return "spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n";
  }

  /** The master's port. */
  public int port() {
    return port;
  }

  /** Settings for a submission in client or cluster mode. */
  public Map<String, String> submission(String mode) {
    return Map.of(
        "UNCOIL_CONF",
        "conf/spark/standalone.conf",
        "UNCOIL_MASTER",
        "spark://127.0.0.1:" + port,
        "UNCOIL_DEPLOY_MODE",
        mode);
  }

  /** Runs a script in the repository's folder, with these settings of the environment only. */
  public Result run(Map<String, String> environment, String... command) {
    return script(settings(environment), command);
  }

  /** Runs a script that has nothing to do with such a cluster. */
  public static Result script(Map<String, String> environment, String... command) {
    try {
      Process process = builder(environment, command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a script; its output goes to a file. */
  public Process begin(Path output, Map<String, String> environment, String... command) {
    try {
      return builder(settings(environment), command).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    settings.put("UNCOIL_CLUSTER_DIR", folder.toString());
    settings.put("UNCOIL_CLUSTER_PORT", String.valueOf(port));
    settings.put("UNCOIL_CLUSTER_UI_PORT", "0");
    settings.putAll(environment);
    return settings;
  }

  private static ProcessBuilder builder(Map<String, String> environment, String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, "jobs/" + command[0]);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("UNCOIL_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** The process of {@code master}, {@code worker1} or {@code worker2}, while it runs. */
  public Optional<ProcessHandle> process(String name) {
    try {
      long id = Long.parseLong(Files.readString(folder.resolve(name + ".pid")).strip());
      return ProcessHandle.of(id).filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The executors that run now on a worker: its own children only, as a process that an executor
   * starts bears the executor's command line until it has become another program.
   */
  public List<ProcessHandle> executors(String worker) {
    return process(worker).stream()
        .flatMap(ProcessHandle::children)
        .filter(process -> commandLine(process).contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  /** The whole of it: what Java tells of a process is cut where it is long. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    run(Map.of(), "cluster", "stop").succeeded();
    Result status = run(Map.of(), "cluster", "status");
    assertThat(status.exit).as(status.output).isEqualTo(3);
  }
}
