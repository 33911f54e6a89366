package org.uncoil.store;

import java.util.regex.Pattern;

/**
 * Names of the files that hold the shards of one dataset, or of one run's embeddings: the first
 * shard's is the whole's own, so that who wants a sample reads that.
 */
public final class Shards {
  private static final Pattern ENDING = Pattern.compile("-shard-\\d+$");

  private Shards() {}

  /** The name of a shard's file, without its ending. */
  public static String part(String whole, int shard) {
    return shard == 0 ? whole : whole + "-shard-" + shard;
  }

  /** What a file's name says it is a shard of. */
  public static String whole(String part) {
    return ENDING.matcher(part).replaceFirst("");
  }
}
