package org.uncoil.dataset;

import java.util.List;
import java.util.Locale;
import org.apache.parquet.io.InputFile;

/** How messages show what a file holds: on one line, and short. */
public final class Shown {
  private static final int MOST_CHARACTERS = 60;
  private static final int MOST_ITEMS = 20;

  private Shown() {}

  /**
   * A text with line breaks, control and direction-changing characters and unusual spaces written
   * out, so that a file cannot forge a message, and cut where it is long.
   */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(MOST_CHARACTERS, text.length());
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            shown.append(escape(c));
        case Character.SPACE_SEPARATOR -> shown.append(c == ' ' ? " " : escape(c));
        case Character.SURROGATE ->
            shown.append(isHalf(text, i, end) ? escape(c) : String.valueOf(c));
        default -> shown.append(c);
      }
    }
    return end < text.length() ? shown.append('…').toString() : shown.toString();
  }

  /** A text with all but printable ASCII as code points, so that texts that look alike differ. */
  public static String exact(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS)
        .forEach(
            c ->
                shown.append(
                    c >= ' ' && c <= '~'
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, "<U+%04X>", c)));
    return text.codePointCount(0, text.length()) > MOST_CHARACTERS
        ? shown.append('…').toString()
        : shown.toString();
  }

  private static String escape(char c) {
    return String.format(Locale.ROOT, "\\u%04X", (int) c);
  }

  /** Whether a surrogate stands alone, before {@code end} at least. */
  private static boolean isHalf(String text, int i, int end) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 >= end || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  /** The first few of many texts, and how many more there are. */
  public static String list(List<String> texts) {
    String first = String.join(", ", texts.stream().limit(MOST_ITEMS).map(Shown::text).toList());
    return texts.size() > MOST_ITEMS
        ? first + " and " + (texts.size() - MOST_ITEMS) + " more"
        : first;
  }

  /** How a place in one of many files begins; nothing where there is one file only. */
  public static String part(InputFile file, List<InputFile> files) {
    String location = file.toString();
    return files.size() > 1 ? location.substring(location.lastIndexOf('/') + 1) + ", " : "";
  }
}
