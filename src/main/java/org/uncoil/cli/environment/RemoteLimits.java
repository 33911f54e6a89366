package org.uncoil.cli.environment;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * How long a file system of another machine may stay silent. Hadoop's own defaults wait for many
 * minutes, or try dozens of times, before they say that a server does not answer.
 */
public final class RemoteLimits {
  private static final Map<String, String> LIMITS = new TreeMap<>();

  static {
    // milliseconds, and how often something is tried
    LIMITS.put("fs.s3a.connection.establish.timeout", "15000");
    LIMITS.put("fs.s3a.connection.timeout", "30000");
    LIMITS.put("fs.s3a.attempts.maximum", "3");
    LIMITS.put("fs.s3a.retry.limit", "2");
    LIMITS.put("fs.azure.io.retry.max.retries", "5");
    LIMITS.put("fs.azure.http.connection.timeout", "15000");
    LIMITS.put("fs.azure.http.read.timeout", "30000");
    LIMITS.put("fs.gs.http.connect-timeout", "15000");
    LIMITS.put("fs.gs.http.read-timeout", "30000");
    LIMITS.put("fs.gs.http.max.retry", "5");
    LIMITS.put("ipc.client.connect.timeout", "15000");
    LIMITS.put("ipc.client.connect.max.retries.on.timeouts", "3");
    LIMITS.put("ipc.client.rpc-timeout.ms", "60000");
    LIMITS.put("dfs.client.socket-timeout", "60000");
  }

  private RemoteLimits() {}

  /** Sets those that neither the person nor the cluster has set. */
  public static void apply(Configuration configuration) {
    LIMITS.forEach(
        (name, value) -> {
          if (isDefault(configuration, name)) {
            configuration.set(name, value, "uncoil-default");
          }
        });
  }

  private static boolean isDefault(Configuration configuration, String name) {
    String[] sources = configuration.getPropertySources(name);
    return sources == null
        || sources.length == 0
        || sources[sources.length - 1].endsWith("-default.xml");
  }
}
