package org.uncoil.gallery.run;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * What a reader can take along from a run's page.
 *
 * @param files to download
 * @param films other films in which the run appears
 * @param snippets to copy
 */
public record Downloads(List<File> files, List<OtherFilm> films, List<Snippet> snippets)
    implements Serializable {
  public Downloads {
    files = List.copyOf(files);
    films = List.copyOf(films);
    snippets = List.copyOf(snippets);
  }

  /**
   * A file of the gallery.
   *
   * @param label what it is
   * @param path relative to the gallery's root
   * @param saveAs the name under which a browser saves it
   */
  public record File(String label, String path, String saveAs) implements Serializable {
    public File {
      new Checks().text("label", label).path("path", path).text("saveAs", saveAs).done();
    }

    /** A file that has a readable name. */
    public File(String label, String path) {
      this(label, path, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  /**
   * A film beside the one that the page opens with.
   *
   * @param title what it shows
   * @param poster,film relative to the gallery's root
   * @param others the same in other formats
   */
  public record OtherFilm(String title, String poster, String film, List<File> others)
      implements Serializable {
    public OtherFilm {
      new Checks().text("title", title).path("poster", poster).path("film", film).done();
      others = List.copyOf(others);
    }
  }

  /**
   * A text to copy.
   *
   * @param title what it does
   * @param text as it is typed
   */
  public record Snippet(String title, String text) implements Serializable {
    public Snippet {
      new Checks().text("title", title).text("text", text).done();
    }
  }
}
