package org.uncoil.pipeline.export;

import java.nio.charset.StandardCharsets;

/** Names of folders that people read, from names that people gave. */
final class FolderNames {
  /**
   * Bytes of a name in UTF-8: file systems take 255, those that encrypt names less, and what copies
   * a folder may add an ending.
   */
  static final int MOST_BYTES = 140;

  private static final String CUT = "…";

  private FolderNames() {}

  /**
   * A name that every file system takes: without what separates folders or is reserved, not hidden,
   * and cut where it is too long.
   *
   * @param identity which makes the name unique whatever was cut or replaced; it stands at the end
   */
  static String of(String name, String identity) {
    String plain = name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "-").replaceFirst("^\\.+", "-");
    String end = ", " + identity;
    if (bytes(plain + end) <= MOST_BYTES) {
      return plain + end;
    }
    int[] characters = plain.codePoints().toArray();
    int kept = characters.length;
    while (bytes(new String(characters, 0, kept) + CUT + end) > MOST_BYTES) {
      kept--;
    }
    return new String(characters, 0, kept) + CUT + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
