package org.uncoil.setting;

import java.util.ArrayList;
import java.util.List;

/** What caused an exception: libraries wrap the first cause into several of their own. */
public final class Causes {
  private Causes() {}

  /** An exception, its cause, the cause of that and so on; each once. */
  public static List<Throwable> of(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable e = thrown; e != null && !chain.contains(e); e = e.getCause()) {
      chain.add(e);
    }
    return chain;
  }

  /** The last of them, which caused the others. */
  public static Throwable first(Throwable thrown) {
    List<Throwable> chain = of(thrown);
    return chain.get(chain.size() - 1);
  }

  /** The first line of an exception's message; empty if it has none. */
  public static String line(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }
}
