package org.uncoil.store;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The JVM that trains, as it is known after its end.
 *
 * @param name what Spark calls it: the application and the executor
 * @param host the machine that it runs on
 * @param since when it began, in milliseconds since 1970: what is older was left by another process
 * @param reports the files one of which Java writes if the JVM crashes (hs_err_pidN.log)
 */
public record TrainingProcess(String name, String host, long since, List<String> reports) {
  /** How Java writes the process's number in the name of a report. */
  private static final String NUMBER = "%p";

  private static final String REPORT = "hs_err_pid" + NUMBER + ".log";

  public TrainingProcess {
    name = cleaned(name);
    reports = List.copyOf(reports);
  }

  /** As it can stand in the name of a file. */
  static String cleaned(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** This JVM. */
  public static TrainingProcess current(String name) {
    String number = String.valueOf(ProcessHandle.current().pid());
    Set<String> reports = new LinkedHashSet<>();
    String asked =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("ErrorFile")
            .getValue();
    if (asked != null && !asked.isEmpty()) {
      reports.add(Path.of(asked.replace(NUMBER, number)).toAbsolutePath().toString());
    }
    // where Java writes it otherwise: where the process began or, where it may not write there,
    // here
    reports.add(Path.of(REPORT.replace(NUMBER, number)).toAbsolutePath().toString());
    reports.add("/tmp/" + REPORT.replace(NUMBER, number));
    return new TrainingProcess(
        name,
        hostName(),
        ManagementFactory.getRuntimeMXBean().getStartTime(),
        List.copyOf(reports));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Reads what {@link #text} wrote; nothing where that is not what it is. */
  static Optional<TrainingProcess> parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      return properties.containsKey("process")
          ? Optional.of(
              new TrainingProcess(
                  properties.getProperty("process"),
                  properties.getProperty("host", "unknown"),
                  Long.parseLong(properties.getProperty("since", "0")),
                  properties.getProperty("reports", "").lines().toList()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  /** As a file holds it. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "process=%s%nhost=%s%nsince=%d%nreports=%s%n",
        escaped(name),
        escaped(host),
        since,
        escaped(String.join("\n", reports)));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** Whether it left a report of its crash on the machine of the process that asks. */
  boolean reportedToBy(TrainingProcess asking) {
    return host.equals(asking.host) && reports.stream().map(Path::of).anyMatch(this::isReport);
  }

  private boolean isReport(Path file) {
    try {
      return Files.isRegularFile(file) && Files.getLastModifiedTime(file).toMillis() >= since;
    } catch (IOException e) {
      // deleted meanwhile, or not for this user to see: it is no evidence
      return false;
    }
  }
}
