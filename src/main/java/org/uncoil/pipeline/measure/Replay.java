package org.uncoil.pipeline.measure;

/** The options that narrow a study to one of its runs. */
public final class Replay {
  private Replay() {}

  /** As a shell takes them: {@code --dataset moons --network 'small relu' --seed 1}. */
  public static String options(String dataset, String network, long seed) {
    return "--dataset %s --network %s --seed %d".formatted(quoted(dataset), quoted(network), seed);
  }

  private static String quoted(String name) {
    return name.matches("[\\w.,=+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
