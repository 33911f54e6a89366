package org.uncoil.bench.scale;

import java.io.IOException;
import java.nio.file.Path;

/** The cluster of two workers of one core each that {@code jobs/cluster} starts. */
public final class TwoWorkers implements AutoCloseable {
  private static final int PORT = 17077;

  private final Path home;
  private final Path folder;

  /**
   * Starts it.
   *
   * @param folder where its logs go
   */
  public TwoWorkers(Path home, Path folder) throws IOException {
    this.home = home;
    this.folder = folder;
    command("start");
  }

  /** Where to submit to it. */
  public String master() {
    return "spark://127.0.0.1:" + PORT;
  }

  @Override
  public void close() throws IOException {
    command("stop");
  }

  private void command(String action) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("jobs/cluster").toString(), action);
    builder.environment().put("UNCOIL_CLUSTER_DIR", folder.toString());
    builder.environment().put("UNCOIL_CLUSTER_PORT", String.valueOf(PORT));
    builder.environment().put("UNCOIL_CLUSTER_UI_PORT", "0");
    Trial.run(builder, folder.resolveSibling("cluster-" + action + ".txt"));
  }
}
