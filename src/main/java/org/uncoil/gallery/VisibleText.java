package org.uncoil.gallery;

import java.util.Locale;

/**
 * Makes text safe to look at: characters that are not seen but change what is seen become visible
 * signs. Line breaks and other control characters become their control pictures (U+2400 and on);
 * characters that turn the direction of writing, and other invisible format characters, become
 * their code point, as ⟨U+202E⟩; halves of surrogate pairs become U+FFFD. Joiners stay, since
 * scripts and emoji are written with them.
 */
public final class VisibleText {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int NEW_LINE_PICTURE = 0x2424;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private VisibleText() {}

  /** The text with every hidden character shown; the same text where it has none. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::hidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /** Whether a character is not seen itself but could change how its surroundings look. */
  static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != JOINER && point != NON_JOINER;
      default -> false;
    };
  }

  private static void append(StringBuilder shown, int point) {
    if (!hidden(point)) {
      shown.appendCodePoint(point);
      return;
    }
    switch (Character.getType(point)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          shown.appendCodePoint(NEW_LINE_PICTURE);
      case Character.SURROGATE -> shown.appendCodePoint(REPLACEMENT);
      case Character.CONTROL -> shown.appendCodePoint(picture(point));
      default -> shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
    }
  }

  private static int picture(int control) {
    if (control == '\n') {
      return NEW_LINE_PICTURE;
    }
    if (control < ' ') {
      return CONTROL_PICTURES + control;
    }
    return control == DELETE ? DELETE_PICTURE : REPLACEMENT;
  }
}
