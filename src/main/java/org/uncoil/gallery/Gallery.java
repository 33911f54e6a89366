package org.uncoil.gallery;

import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.templates.JteindexGenerated;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.workbench.WorkbenchPage;

/**
 * Turns page models into the bytes of static pages. The same model gives the same bytes on every
 * machine. Stateless and thread-safe.
 *
 * <p>The pages expect each other where the models' paths say, relative to the folder of {@value
 * #INDEX}, and the {@link #assets()} in the folder {@value #ASSETS} beside it.
 */
public final class Gallery {
  /** The start page, at the gallery's root. */
  public static final String INDEX = "index.html";

  /** The folder of the style sheet, the scripts and the icon, at the gallery's root. */
  public static final String ASSETS = "assets";

  /** The page of all runs, to which pages of runs belong. */
  public static final String EXPLORE = RunSelection.WALL;

  /**
   * What an address of the gallery shows where it is shared: the poster of the run that opens the
   * start page, if it has one.
   */
  public static final String PREVIEW = ASSETS + "/preview.png";

  /** The links on top of every page. */
  public static final List<NavigationLink> NAVIGATION =
      List.of(
          new NavigationLink("Start", "", INDEX),
          new NavigationLink("Play", "", WorkbenchPage.PATH),
          new NavigationLink("Explore", "", EXPLORE),
          new NavigationLink("Results", "", FigurePages.COMPARE),
          new NavigationLink("Failures", "", FailurePage.PATH),
          new NavigationLink("Data", "", TablePage.PATH));

  /**
   * What every page allows: files from where it came from itself, pictures that it draws, and
   * nothing else. Browsers treat the files of a folder as 'self' also when it is opened from disk.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self';"
          + " base-uri 'none'; form-action 'none'";

  private static final List<String> ASSET_NAMES =
      List.of(
          "curves.js",
          "decimals.js",
          "figures.css",
          "figures.js",
          "gallery.css",
          "icon.svg",
          "map-axes.js",
          "map-cells.js",
          "map-network.js",
          "map.css",
          "map.js",
          "marks.js",
          "matrix.css",
          "matrix.js",
          "network.js",
          "pane.js",
          "payload.js",
          "plot.js",
          "preview.png",
          "run.css",
          "run.js",
          "runs.js",
          "start.css",
          "start.js",
          "svg.js",
          "thumbnail.js",
          "training.js",
          "transport.js",
          "views.js",
          "wall-compare.js",
          "wall-grid.js",
          "wall-runs.js",
          "wall.css",
          "wall.js",
          "workbench.css",
          "workbench.js");

  private static final int PAGE_BYTES = 1 << 14;

  private Gallery() {}

  /** The start page, to be written as {@value #INDEX}. */
  public static byte[] renderIndex(GalleryModel model) {
    Utf8ByteOutput bytes = new Utf8ByteOutput(PAGE_BYTES);
    JteindexGenerated.render(new PageOutput(bytes), null, model);
    return bytes.toByteArray();
  }

  /** The files that all pages share: their names within {@value #ASSETS} and their bytes. */
  public static SortedMap<String, byte[]> assets() {
    SortedMap<String, byte[]> assets = new TreeMap<>();
    for (String name : ASSET_NAMES) {
      assets.put(name, resource(name));
    }
    return assets;
  }

  private static byte[] resource(String name) {
    try (InputStream stream = Gallery.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks org/uncoil/gallery/" + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read org/uncoil/gallery/" + name, e);
    }
  }
}
