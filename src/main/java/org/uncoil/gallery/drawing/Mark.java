package org.uncoil.gallery.drawing;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.uncoil.gallery.RunSelection;
import org.uncoil.setting.Checks;

/**
 * One thing of a drawing. Coordinates are pixels, y grows downwards. Colours and strokes come from
 * the style sheet: a mark has classes and no colour, so that it follows light and dark.
 */
public sealed interface Mark extends Serializable {
  /** A line or an area, as SVG's path data. */
  record Path(String style, String data) implements Mark {
    private static final Pattern DATA = Pattern.compile("[MLHVZAmlhvza0-9 .,-]+");

    public Path {
      Styles.check(style);
      new Checks().that(DATA.matcher(data).matches(), "data", data, "must be path data").done();
    }
  }

  /** A rectangle. */
  record Box(String style, double x, double y, double width, double height) implements Mark {
    public Box {
      Styles.check(style);
      Styles.finite(x, y);
      new Checks().notNegative("width", width).notNegative("height", height).done();
    }
  }

  /** A filled circle. */
  record Dot(String style, double x, double y, double radius) implements Mark {
    public Dot {
      Styles.check(style);
      Styles.finite(x, y);
      new Checks().notNegative("radius", radius).done();
    }
  }

  /** Text that begins, ends or is centred at a position, as its classes say; upright or turned. */
  record Label(String style, double x, double y, String text, int turn) implements Mark {
    public Label {
      Styles.check(style);
      Styles.finite(x, y);
      new Checks().present("text", text).done();
    }

    public Label(String style, double x, double y, String text) {
      this(style, x, y, text, 0);
    }
  }

  /** A picture of the gallery, by its path from the gallery's root. */
  record Picture(String path, double x, double y, double width, double height) implements Mark {
    public Picture {
      new Checks().path("path", path).done();
      Styles.finite(x, y);
    }
  }

  /** A mark of many in one link, with what it says in words for who points at it. */
  record Named(String says, Mark mark) implements Mark {
    public Named {
      new Checks().text("says", says).present("mark", mark).done();
    }
  }

  /**
   * Marks that stand for some runs.
   *
   * @param to where these runs are
   * @param says what the marks say, in words, for who points at them
   * @param key what the marks are about, so that all that are about the same can light up together;
   *     may be empty
   */
  record Linked(RunSelection to, String says, String key, List<Mark> marks) implements Mark {
    public Linked {
      marks = List.copyOf(marks);
      new Checks()
          .present("to", to)
          .text("says", says)
          .present("key", key)
          .that(!marks.isEmpty(), "marks", marks, "must not be empty")
          .done();
    }
  }
}
