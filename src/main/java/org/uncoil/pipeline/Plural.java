package org.uncoil.pipeline;

import java.util.Locale;

/** Numbers in sentences. */
final class Plural {
  private Plural() {}

  /** As 1 run, 2 runs, 1,000 runs. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
