package org.uncoil.bench.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser's process, which ends with this JVM. */
public final class Chromium {
  private static final int SECONDS_TO_START = 60;

  private Chromium() {}

  /** The browser that {@code CHROMIUM} names, otherwise the one on the {@code PATH}. */
  public static Optional<Path> program() {
    String named = System.getenv("CHROMIUM");
    Stream<Path> places =
        named == null
            ? Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"))
            : Stream.of(Path.of(named));
    return places.filter(Files::isExecutable).findFirst();
  }

  /** Starts it and says where its DevTools listen, as ws://127.0.0.1:PORT/devtools/browser/ID. */
  static String start() {
    String program =
        program()
            .orElseThrow(
                () -> new IllegalStateException("no chromium on the PATH; CHROMIUM names another"))
            .toString();
    try {
      Path profile = Files.createTempDirectory("uncoil-chromium");
      Path log = profile.resolve("log");
      Process process =
          new ProcessBuilder(command(program, profile))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, profile)));
      return address(program, process, profile, log);
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + program + ": " + e.getMessage(), e);
    }
  }

  private static List<String> command(String program, Path profile) {
    return List.of(
        program,
        "--headless=new",
        // root, as in containers, cannot have Chromium's sandbox; the pages are our own
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
        "--user-data-dir=" + profile,
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--mute-audio",
        "--force-color-profile=srgb",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "about:blank");
  }

  private static String address(String program, Process process, Path profile, Path log)
      throws IOException {
    Path port = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (System.nanoTime() < deadline && process.isAlive()) {
      List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
      if (lines.size() == 2) {
        return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
      }
      pause();
    }
    throw new IllegalStateException(
        program + " did not start: " + Files.readString(log).strip().lines().toList());
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Chromium started", e);
    }
  }

  private static void end(Process process, Path profile) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | java.io.UncheckedIOException e) {
      // a folder in /tmp that stays is no reason to fail
    }
  }
}
