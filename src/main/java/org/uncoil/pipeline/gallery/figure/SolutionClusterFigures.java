package org.uncoil.pipeline.gallery.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunSelection;
import org.uncoil.gallery.figure.AtlasMap;
import org.uncoil.gallery.figure.Caption;
import org.uncoil.gallery.figure.FigureSection;
import org.uncoil.pipeline.gallery.data.ActivationForm;
import org.uncoil.pipeline.gallery.data.Shares;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.SolutionClusterRow;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/** The kinds of solution that a dataset's runs came to. */
final class SolutionClusterFigures {
  private static final String ID = "solutions";
  private static final String HEADING = "Clusters of solutions";
  private static final int MOST_NAMED = 4;

  private final Map<String, RunCard> runs;
  private final List<SolutionClusterRow> rows;
  private final List<Double> likeness = new ArrayList<>();

  private SolutionClusterFigures(Map<String, RunCard> runs, List<SolutionClusterRow> rows) {
    this.runs = runs;
    this.rows = rows;
  }

  /** Says what makes it where the measure stage has not been there. */
  static FigureSection of(OutputFolder folder, String datasetId, List<RunCard> runs) {
    Map<String, RunCard> byId =
        runs.stream().collect(Collectors.toMap(RunCard::runId, Function.identity()));
    List<SolutionClusterRow> rows = new ArrayList<>();
    if (folder.has(Table.SOLUTION_CLUSTERS, datasetId)) {
      folder
          .read(Table.SOLUTION_CLUSTERS, datasetId)
          .forEach(
              row -> {
                if (byId.containsKey(row.runId())) {
                  rows.add(row);
                }
              });
    }
    if (rows.isEmpty()) {
      return new FigureSection(ID, HEADING, List.of());
    }
    SolutionClusterFigures atlas = new SolutionClusterFigures(byId, rows);
    folder
        .read(Table.SIMILARITY)
        .ofDataset(datasetId)
        .forEach(
            row -> {
              if (Double.isFinite(row.meanCka())) {
                atlas.likeness.add(row.meanCka());
              }
            });
    return new FigureSection(ID, HEADING, List.of(atlas.map()));
  }

  private AtlasMap map() {
    Map<Integer, List<SolutionClusterRow>> clusters =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> runs.get(row.runId()).cluster(), TreeMap::new, Collectors.toList()));
    List<SolutionClusterRow> shown = shown();
    return new AtlasMap(
        new Caption(
            "atlas",
            "Which runs find similar embeddings?",
            "Each mark is a run. The distance of two marks approximates the angular distance of their final embeddings, which is 0 if they are identical up to rotation, reflection and scale (MDS map). Colours: clusters; numbers: their medoids; shapes: types of activation. %s"
                .formatted(
                    shown.size() == rows.size()
                        ? ""
                        : "The map shows a sample of %s of %s runs."
                            .formatted(Figures.count(shown.size()), Figures.count(rows.size())))
                .strip(),
            finding(List.copyOf(clusters.values()))),
        ActivationForm.titles(),
        shown.stream().map(this::place).toList(),
        clusters.values().stream().map(this::cluster).toList());
  }

  private String finding(List<List<SolutionClusterRow>> clusters) {
    if (rows.size() == 1) {
      return "There is only one run, so there is only one cluster.";
    }
    likeness.sort(Comparator.naturalOrder());
    String kinds =
        clusters.size() == 1
            ? "form one cluster"
            : String.format(
                Locale.ROOT,
                "form %d clusters (mean silhouette %s), the largest with %s",
                clusters.size(),
                Wording.number(rows.get(0).silhouette()),
                Figures.count(clusters.get(0).size(), "run"));
    return "The %s %s; the map explains %s of their variance%s."
        .formatted(
            Figures.count(rows.size(), "run"),
            kinds,
            Figures.percent(rows.get(0).varianceExplained()),
            likeness.isEmpty()
                ? ""
                : "; the median over runs of the mean linear CKA with the other runs is %s (quartiles %s and %s)"
                    .formatted(
                        Wording.number(Shares.quantile(likeness, 0.5)),
                        Wording.number(Shares.quantile(likeness, 0.25)),
                        Wording.number(Shares.quantile(likeness, 0.75))));
  }

  /** All runs where they fit, else some evenly over the order of their identities. */
  private List<SolutionClusterRow> shown() {
    int count = Math.min(AtlasMap.MOST_PLACES, rows.size());
    return IntStream.range(0, count)
        .mapToObj(i -> rows.get((int) ((long) i * rows.size() / count)))
        .toList();
  }

  private AtlasMap.Place place(SolutionClusterRow row) {
    RunCard run = runs.get(row.runId());
    return new AtlasMap.Place(
        run.activation() + ", seed " + run.seed(),
        run.cluster() - 1,
        ActivationForm.of(run.activation()).number(),
        row.mds1(),
        row.mds2(),
        RunSelection.of(row.runId()));
  }

  private AtlasMap.Cluster cluster(List<SolutionClusterRow> members) {
    SolutionClusterRow medoid =
        members.stream()
            .filter(SolutionClusterRow::isMedoid)
            .findFirst()
            .orElseGet(
                () ->
                    members.stream()
                        .min(Comparator.comparingDouble(SolutionClusterRow::distance))
                        .orElseThrow());
    RunCard run = runs.get(medoid.runId());
    return new AtlasMap.Cluster(
        run.activation() + ", seed " + run.seed(),
        members.size(),
        medoid.mds1(),
        medoid.mds2(),
        activations(members),
        run.poster(),
        RunSelection.of(medoid.runId()),
        RunSelection.all()
            .dataset(run.dataset())
            .with(RunSelection.CLUSTER, String.valueOf(run.cluster())));
  }

  /** Those that most of a cluster's runs are of. */
  private String activations(List<SolutionClusterRow> members) {
    Map<String, Long> counts =
        members.stream()
            .collect(
                Collectors.groupingBy(
                    row -> runs.get(row.runId()).activation(),
                    TreeMap::new,
                    Collectors.counting()));
    String named =
        counts.entrySet().stream()
            .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue()))
            .limit(MOST_NAMED)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return counts.size() > MOST_NAMED
        ? named + " and " + (counts.size() - MOST_NAMED) + " more"
        : named;
  }
}
