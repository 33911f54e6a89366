package org.uncoil.gallery.drawing;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.uncoil.gallery.Require;
import org.uncoil.gallery.RunSelection;

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
      Require.that(DATA.matcher(data).matches(), "data", data, "must be path data");
    }
  }

  /** A rectangle. */
  record Box(String style, double x, double y, double width, double height) implements Mark {
    public Box {
      Styles.check(style);
      Styles.finite(x, y);
      Require.notNegative("width", width);
      Require.notNegative("height", height);
    }
  }

  /** A filled circle. */
  record Dot(String style, double x, double y, double radius) implements Mark {
    public Dot {
      Styles.check(style);
      Styles.finite(x, y);
      Require.notNegative("radius", radius);
    }
  }

  /** Text that begins, ends or is centred at a position, as its classes say; upright or turned. */
  record Label(String style, double x, double y, String text, int turn) implements Mark {
    public Label {
      Styles.check(style);
      Styles.finite(x, y);
      Require.present("text", text);
    }

    public Label(String style, double x, double y, String text) {
      this(style, x, y, text, 0);
    }
  }

  /** A picture of the gallery, by its path from the gallery's root. */
  record Picture(String path, double x, double y, double width, double height) implements Mark {
    public Picture {
      Require.path("path", path);
      Styles.finite(x, y);
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
      Require.present("to", to);
      Require.text("says", says);
      Require.present("key", key);
      marks = List.copyOf(marks);
      Require.that(!marks.isEmpty(), "marks", marks, "must not be empty");
    }
  }
}
