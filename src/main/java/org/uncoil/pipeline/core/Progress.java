package org.uncoil.pipeline.core;

/** Where the stages say how far they are. */
public interface Progress {
  /**
   * Starts a step of a stage.
   *
   * @param title what it does, as {@code Train}
   * @param total how many units it has to do
   * @param unit what a unit is, in the plural, as {@code runs}
   */
  Line start(String title, long total, String unit);

  /** One step's line; closed when the step ends. */
  interface Line extends AutoCloseable {
    /**
     * Says what is done so far.
     *
     * @param units how many units
     * @param share the share of the work that they are, from 0 to 1: units may differ in their cost
     */
    void done(long units, double share);

    @Override
    void close();
  }

  /** Says nothing. */
  static Progress silent() {
    return (title, total, unit) ->
        new Line() {
          @Override
          public void done(long units, double share) {}

          @Override
          public void close() {}
        };
  }
}
