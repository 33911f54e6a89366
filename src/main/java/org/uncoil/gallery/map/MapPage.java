package org.uncoil.gallery.map;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.NavigationLink;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.setting.Checks;

/**
 * The pages of a map: the map itself, and the one that trains the network of a cell.
 *
 * @param studyTitle the title of the study
 * @param description of the study; may be empty
 * @param dataset in words
 * @param network in words, as "2–16–2–2, tanh, SGD, 500 epochs"
 * @param numbers what is known of the map as a whole: cells, the share that converges, the
 *     box-counting dimension
 * @param measure the definition of the convergence measure, in a sentence or two
 * @param downloads the table and the like: their names, and their paths relative to the gallery's
 *     root
 */
public record MapPage(
    String studyTitle,
    String description,
    String dataset,
    String network,
    List<Fact> numbers,
    String measure,
    List<Fact> downloads)
    implements Serializable {
  /** The picture of the map, at the gallery's root. */
  public static final String PICTURE = "map.png";

  /** The links on top of both pages. */
  public static final List<NavigationLink> NAVIGATION =
      List.of(
          new NavigationLink("Map", "", Gallery.INDEX),
          new NavigationLink("Network", "", WorkbenchPage.PATH));

  /** What the map's page loads. */
  public static final List<String> SCRIPTS =
      List.of(
          "map-data.js",
          "network.js",
          "payload.js",
          "runs.js",
          "map-cells.js",
          "map-axes.js",
          "map.js");

  /** What the page of a cell's network loads: the replay of runs, and what trains. */
  public static final List<String> NETWORK_SCRIPTS =
      Stream.of(
              List.of("map-data.js"),
              WorkbenchPage.REPLAY,
              List.of("map-cells.js", "training.js", "map-network.js"))
          .flatMap(List::stream)
          .toList();

  public MapPage {
    numbers = List.copyOf(numbers);
    downloads = List.copyOf(downloads);
    Checks checks =
        new Checks()
            .text("study title", studyTitle)
            .present("description", description)
            .text("dataset", dataset)
            .text("network", network)
            .text("measure", measure);
    // the tables lie beside the gallery, so that a path may begin with ..
    downloads.forEach(
        download ->
            checks.that(
                download.value().matches("[\\w./-]+"),
                download.name(),
                download.value(),
                "must be a relative path of letters, digits, . _ - and /"));
    checks.done();
  }
}
