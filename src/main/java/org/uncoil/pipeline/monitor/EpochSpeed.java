package org.uncoil.pipeline.monitor;

import org.apache.spark.util.AccumulatorV2;

/**
 * How many epochs a core trains per second, over all runs so far: their epochs by the seconds that
 * training and recording them took. 0 before the first.
 */
public final class EpochSpeed extends AccumulatorV2<EpochSpeed.Training, Double> {
  private double epochs;
  private double seconds;

  /**
   * What was trained, and how long that took.
   *
   * @param epochs epochs of one run or more
   * @param seconds seconds of one core
   */
  public record Training(double epochs, double seconds) {}

  @Override
  public boolean isZero() {
    return epochs == 0 && seconds == 0;
  }

  @Override
  public AccumulatorV2<Training, Double> copy() {
    EpochSpeed copy = new EpochSpeed();
    copy.epochs = epochs;
    copy.seconds = seconds;
    return copy;
  }

  @Override
  public void reset() {
    epochs = 0;
    seconds = 0;
  }

  @Override
  public void add(Training training) {
    epochs += training.epochs();
    seconds += training.seconds();
  }

  @Override
  public void merge(AccumulatorV2<Training, Double> other) {
    EpochSpeed speed = (EpochSpeed) other;
    epochs += speed.epochs;
    seconds += speed.seconds;
  }

  @Override
  public Double value() {
    return seconds == 0 ? 0 : epochs / seconds;
  }
}
