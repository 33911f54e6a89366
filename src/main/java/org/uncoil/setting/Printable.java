package org.uncoil.setting;

import java.util.Locale;

/**
 * Text that comes from a person, a file or another program, as a message may show it: on one line,
 * with nothing that a terminal obeys, and short.
 */
public final class Printable {
  /** Characters of a value that a message cites. */
  public static final int CITED = 60;

  private Printable() {}

  /**
   * The text with line breaks, control characters, those that change the direction of writing, and
   * halves of surrogate pairs written out as {@code \\u000A}.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isPlain(point)) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", point));
              }
            });
    return escaped.toString();
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** A text as a message cites it: escaped, and only its beginning where it is long. */
  public static String cited(String text) {
    return text.length() <= CITED ? escaped(text) : escaped(text.substring(0, CITED)) + "…";
  }

  /**
   * A whole message: escaped, and without its middle where it is long, since its beginning says
   * where the mistake is and its end what would be right.
   *
   * @param most characters that are left of it
   */
  public static String message(String text, int most) {
    String escaped = escaped(text.strip());
    if (escaped.length() <= most) {
      return escaped;
    }
    int end = (most - 3) / 3;
    return escaped.substring(0, most - 3 - end) + " … " + escaped.substring(escaped.length() - end);
  }
}
