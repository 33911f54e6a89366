package org.uncoil.pipeline.map;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of a map that one task trains, and that lie in one file.
 *
 * @param from the first row
 * @param to the row after the last
 */
record CellBlock(int from, int to) implements Serializable {
  private static final Pattern PART = Pattern.compile("([0-9a-f]{16})-rows-(\\d{5})-(\\d{5})");

  /** The name of the block's file, without its ending. */
  String part(String mapId) {
    return String.format(Locale.ROOT, "%s-rows-%05d-%05d", mapId, from, to - 1);
  }

  /** The rows of a file; empty if it is of another map, or no file of a map. */
  static Optional<CellBlock> of(String part, String mapId) {
    Matcher matcher = PART.matcher(part);
    return matcher.matches() && matcher.group(1).equals(mapId)
        ? Optional.of(
            new CellBlock(
                Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)) + 1))
        : Optional.empty();
  }

  int rows() {
    return to - from;
  }
}
