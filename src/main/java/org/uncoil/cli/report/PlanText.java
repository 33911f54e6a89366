package org.uncoil.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.uncoil.pipeline.forecast.StudyForecast;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.setting.Printable;
import org.uncoil.text.Figures;

/** What {@code --dry-run} prints. */
public final class PlanText {
  private static final int MOST_NETWORKS = 40;
  private static final int MOST_OF_NAMES = 300;
  private static final double MEGABYTE = 1e6;

  private PlanText() {}

  /**
   * The plan in lines.
   *
   * @param stages names of the stages that would run
   * @param cores how many tasks would run at once; 0 where only the cluster knows
   */
  public static List<String> of(
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
    if (!forecast.unseen().isEmpty()) {
      lines.add("");
      lines.add(
          "Left out, because a dry run opens no connection: "
              + Printable.message(String.join(", ", forecast.unseen()), MOST_OF_NAMES));
    }
    lines.add("");
    lines.addAll(cost(forecast, stages, cores));
    forecast.warnings().forEach(warning -> lines.add("  ! " + warning));
    return lines;
  }

  private static List<String> cost(StudyForecast forecast, List<String> names, int cores) {
    List<String> lines = new ArrayList<>();
    lines.add(columns("stage", "one core", cores > 1 ? cores + " cores" : "", "disk"));
    Cost all = Cost.NOTHING;
    for (Map.Entry<String, Cost> stage : forecast.stages().entrySet()) {
      if (names.contains(stage.getKey())) {
        lines.add(row(stage.getKey(), stage.getValue(), cores));
        all = all.plus(stage.getValue());
      }
    }
    lines.add(row("all", all, cores));
    lines.add("Of what is not there, on a core with AVX-512, within a factor of two;");
    lines.add("other cores take up to several times that.");
    if (forecast.calibrated()) {
      lines.add("Training takes as long as the runs did that are there.");
    }
    return lines;
  }

  private static String row(String stage, Cost cost, int cores) {
    return columns(
        stage,
        duration(cost.seconds()),
        cores > 1 ? duration(cost.seconds() / cores) : "",
        megabytes(cost.bytes()));
  }

  private static String columns(String stage, String one, String shared, String disk) {
    return String.format(Locale.ROOT, "  %-10s %14s %14s %14s", stage, one, shared, disk);
  }

  private static String megabytes(double bytes) {
    return String.format(Locale.ROOT, bytes < 1e7 ? "%.1f MB" : "%,.0f MB", bytes / MEGABYTE);
  }

  private static String duration(double seconds) {
    return seconds < 1 ? "< 1 s" : Figures.duration(seconds);
  }

  private static String row(StudyForecast.Network network) {
    return row(network.name(), Figures.count(network.open()), Figures.count(network.kept()));
  }

  private static String row(String name, String open, String kept) {
    return String.format(Locale.ROOT, "  %-40s %11s %11s", name, open, kept);
  }

  /** The cores of a master that is this machine; 0 for any other. */
  public static int cores(SparkConf conf) {
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
