package org.uncoil.pipeline.gallery.figure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;

/**
 * What the page of one dataset needs.
 *
 * @param number its place among the datasets, from 1
 * @param datasets all names, in the study's order
 * @param runs its runs
 */
public record DatasetFigures(
    int number,
    String datasetId,
    String name,
    List<String> datasets,
    String studyTitle,
    List<RunCard> runs,
    List<Fact> provenance)
    implements Serializable {
  public DatasetFigures {
    datasets = List.copyOf(datasets);
    runs = List.copyOf(runs);
    provenance = List.copyOf(provenance);
  }

  /** Where the page lies, from the gallery's root. */
  public String path() {
    return FigurePages.ofDataset(number);
  }

  /** The pages of all datasets but one. */
  static List<FigurePage.Other> others(List<String> datasets, String but) {
    return IntStream.range(0, datasets.size())
        .filter(i -> !datasets.get(i).equals(but))
        .mapToObj(i -> new FigurePage.Other(FigurePages.ofDataset(i + 1), datasets.get(i)))
        .toList();
  }

  /** The page. */
  public FigurePage page(OutputFolder folder, Dataset dataset) {
    List<FigurePage.Other> others = new ArrayList<>();
    others.add(new FigurePage.Other(FigurePages.COMPARE, "all datasets together"));
    others.addAll(others(datasets, name));
    return new FigurePage(
        path(),
        studyTitle,
        name,
        "Results of %s on this dataset: when they separate its classes, which runs find similar embeddings, and which points are hard."
            .formatted(Figures.count(runs.size(), "run")),
        List.of(
            SurvivalFigures.of(folder, folder.read(Table.SURVIVAL).toList(), name),
            SolutionClusterFigures.of(folder, datasetId, runs),
            PointDynamicsFigures.of(folder, datasetId, dataset)),
        others,
        provenance);
  }
}
