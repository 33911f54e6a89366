package org.uncoil.gallery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.uncoil.gallery.run.RunPage;
import org.uncoil.gallery.run.RunPages;
import org.uncoil.gallery.wall.Matrix;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.gallery.workbench.WorkbenchPages;

/** Every page of a sample gallery, read back by an independent HTML parser. */
public final class Pages {
  private static final List<String> LINKING =
      List.of(
          "href",
          "src",
          "poster",
          "action",
          "srcset",
          "data",
          "formaction",
          "xlink:href",
          "data-payload");

  private Pages() {}

  /** The gallery's pages by their paths. */
  static Map<String, Document> of(Samples samples) {
    Map<String, Document> pages = new LinkedHashMap<>();
    GalleryModel model = samples.gallery();
    pages.put(Gallery.INDEX, parse(Gallery.renderIndex(model)));
    pages.put(
        WorkbenchPage.PATH,
        parse(WorkbenchPages.render(WorkbenchPage.of(model.studyTitle(), model.runs()))));
    samples.overviews().forEach((path, page) -> pages.put(path, parse(page)));
    for (int i = 0; i < model.runs().size(); i++) {
      RunPage page = samples.page(i);
      pages.put(page.card().page(), parse(RunPages.render(page)));
    }
    return pages;
  }

  public static Document parse(byte[] bytes) {
    return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The paths of all files that a complete gallery of these samples holds. */
  static Set<String> files(Samples samples) {
    Set<String> files = new TreeSet<>(of(samples).keySet());
    Gallery.assets().keySet().forEach(name -> files.add(Gallery.ASSETS + "/" + name));
    files.add(WallPages.DATA);
    files.add(Matrix.DATA);
    for (RunCard run : samples.runs()) {
      if (run.film() != null) {
        files.add(run.film());
        files.add(run.poster());
        files.add("runs/" + run.runId() + ".js");
      }
    }
    for (GroupFilm film : samples.gallery().comparisons()) {
      files.add(film.film());
      files.add(film.poster());
    }
    return files;
  }

  /** Everything that a page refers to, as it stands in its attributes. */
  static List<String> references(Document page) {
    return page.getAllElements().stream()
        .flatMap(element -> LINKING.stream().filter(element::hasAttr).map(element::attr))
        .toList();
  }

  /** Where a reference of a page leads, as a path from the gallery's root without its fragment. */
  static String resolve(String path, String reference) {
    URI base = URI.create("file:///gallery/" + path);
    String target = base.resolve(URI.create(reference)).getPath();
    return target.substring("/gallery/".length());
  }

  /** The levels of a page's headings in their order. */
  static List<Integer> headings(Document page) {
    return page.select("h1, h2, h3, h4, h5, h6").stream()
        .map(Element::tagName)
        .map(name -> Integer.parseInt(name.substring(1)))
        .toList();
  }
}
