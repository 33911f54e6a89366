package org.uncoil.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.uncoil.gallery.Figures;
import org.uncoil.pipeline.StudyForecast;

/** What {@code --dry-run} prints. */
final class PlanText {
  private static final int MOST_NETWORKS = 40;
  private static final double MEGABYTE = 1e6;

  private PlanText() {}

  /**
   * The plan in lines.
   *
   * @param stages names of the stages that would run
   * @param cores how many tasks would run at once; 0 where only the cluster knows
   */
  static List<String> of(
      StudyForecast forecast, List<String> stages, String study, String folder, int cores) {
    List<String> lines = new ArrayList<>();
    lines.add("Study " + study + " into " + folder + "; nothing is written.");
    lines.add("Stages: " + String.join(", ", stages));
    lines.add("");
    lines.add(row("network", "new", "kept"));
    List<StudyForecast.Network> networks = forecast.networks();
    networks.stream().limit(MOST_NETWORKS).forEach(network -> lines.add(row(network)));
    if (networks.size() > MOST_NETWORKS) {
      lines.add("  and " + Figures.count(networks.size() - MOST_NETWORKS, "more network"));
    }
    lines.add(row(forecast.all()));
    if (stages.contains("train")) {
      lines.add("");
      lines.addAll(cost(forecast, cores));
    }
    return lines;
  }

  private static List<String> cost(StudyForecast forecast, int cores) {
    String shared =
        cores > 1 ? ", about " + duration(forecast.seconds() / cores) + " on " + cores : "";
    return List.of(
        "Training: about %s of one core with AVX-512 (others take up to several times that)%s"
            .formatted(duration(forecast.seconds()), shared),
        String.format(
            Locale.ROOT,
            "Tables:   about %,.1f MB for epochs, embeddings and parameters of new runs",
            forecast.bytes() / MEGABYTE),
        "Not in these figures: what the stages after training take, and their tables, films and pages.");
  }

  private static String duration(double seconds) {
    return seconds < 1 ? "a second" : Pace.text(Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  private static String row(StudyForecast.Network network) {
    return row(network.name(), Figures.count(network.open()), Figures.count(network.kept()));
  }

  private static String row(String name, String open, String kept) {
    return String.format(Locale.ROOT, "  %-40s %11s %11s", name, open, kept);
  }

  /** The cores of a master that is this machine; 0 for any other. */
  static int cores(SparkConf conf) {
    String master = conf.get("spark.master", "local[*]");
    if (master.equals("local")) {
      return 1;
    }
    if (!master.matches("local\\[(\\*|\\d+)(,.*)?]")) {
      return 0;
    }
    String count = master.replaceFirst("local\\[(\\*|\\d+).*", "$1");
    return count.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count);
  }
}
