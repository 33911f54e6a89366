package org.uncoil.dataset;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** When two texts are written differently but look the same to a reader. */
public final class Spelling {
  // letters of other alphabets that most fonts draw like the Latin ones below them
  private static final String LIKE_LATIN = "АВЕЅІЈКМНОРСТХУаеѕіјорсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧοı";
  private static final String LATIN = "ABESIJKMHOPCTXYaesijopcxyABEZHIKMNOPTYXoi";
  private static final int LONGEST_NUMBER = 2000;

  private Spelling() {}

  /** Without white space and invisible characters at either end, those beyond ASCII included. */
  public static String strip(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.codePointAt(begin))) {
      begin += Character.charCount(text.codePointAt(begin));
    }
    while (end > begin && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  /** In Unicode's form NFKC, without invisible characters, white space as one space. */
  public static String normalised(String text) {
    StringBuilder visible = new StringBuilder();
    // white space is decided on before NFKC, which knows it as plain spaces
    text.codePoints()
        .filter(c -> !isInvisible(c))
        .forEach(c -> visible.appendCodePoint(isSpace(c) ? ' ' : c));
    String composed = Normalizer.normalize(visible, Normalizer.Form.NFKC);
    return composed.replaceAll(" +", " ").strip();
  }

  /**
   * Groups of texts that look the same: once invisible characters, the kind of white space,
   * Unicode's form, the case of letters, quotes around them, how a number is written and letters of
   * other alphabets that look Latin are left out of account.
   */
  public static List<List<String>> alike(Collection<String> texts) {
    TreeMap<String, List<String>> groups = new TreeMap<>();
    for (String text : texts) {
      groups.computeIfAbsent(outline(text), outline -> new ArrayList<>()).add(text);
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static String outline(String text) {
    StringBuilder latin = new StringBuilder(normalised(text));
    for (int i = 0; i < latin.length(); i++) {
      int like = LIKE_LATIN.indexOf(latin.charAt(i));
      if (like >= 0) {
        latin.setCharAt(i, LATIN.charAt(like));
      }
    }
    String bare = latin.toString().replaceAll("^[\"'`“”‘’]+|[\"'`“”‘’]+$", "").strip();
    BigDecimal number = decimal(bare);
    return number == null
        ? bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
        : number.stripTrailingZeros().toString();
  }

  /** The number that a text is, with a decimal point; null where it is none. */
  public static BigDecimal decimal(String text) {
    try {
      // Double.parseDouble would also take 1f, 0x1p3 and Infinity; very long digits take very long
      return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isBlank(int c) {
    return isSpace(c) || isInvisible(c);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Format characters, controls, and the variation selectors, which are marks of no width. */
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || (type == Character.CONTROL && !Character.isWhitespace(c))
        || c == 0x34F
        || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
