package org.uncoil.pipeline.monitor;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.function.DoubleSupplier;
import org.apache.spark.SparkContext;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;
import org.apache.spark.util.AccumulatorV2;
import org.apache.spark.util.DoubleAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Watches one stage: what its tasks count is shown by name on Spark's pages, goes into the event
 * log and is a gauge of Spark's metrics system, as is the share of the work that is done. The
 * gauges keep their last values until the stage runs again or the application ends.
 */
public final class StageWatch implements AutoCloseable {
  private final SparkContext spark;
  private final String stage;
  private final long units;
  private final LongAccumulator done = new LongAccumulator();
  private final RunningTasks tasks = new RunningTasks();
  private final MetricRegistry gauges = new MetricRegistry();
  private DoubleSupplier share;
  private volatile boolean open = true;

  /**
   * A watch on a stage.
   *
   * @param spark where it runs; the caller's to stop
   * @param stage its name, with which the gauges' names begin
   * @param units how many units it has to do
   * @param unit what a unit is, in the plural, as {@code runs}
   */
  public StageWatch(SparkContext spark, String stage, long units, String unit) {
    this.spark = spark;
    this.stage = stage;
    this.units = units;
    share = () -> soFar(done) / units;
    count(unit + " done", done);
    gauge(unit + " in all", () -> units);
    gauge("share of the work", this::share);
  }

  /** Counts the units that are done. */
  public LongAccumulator done() {
    return done;
  }

  /** Names an accumulator of counts, or of anything that adds up, and returns it. */
  public <T extends AccumulatorV2<?, ? extends Number>> T count(String name, T accumulator) {
    spark.register(accumulator, name);
    gauge(name, () -> soFar(accumulator));
    return accumulator;
  }

  /** Names an accumulator whose values of two tasks do not add up, and returns it. */
  public <T extends AccumulatorV2<?, ? extends Number>> T show(String name, T accumulator) {
    spark.register(accumulator, name);
    gauge(name, () -> accumulator.value().doubleValue());
    return accumulator;
  }

  /** Says that the work is what an accumulator counts, where units differ in what they cost. */
  public void workIs(DoubleAccumulator counted, double total) {
    share = () -> soFar(counted) / total;
  }

  /** Shows the gauges instead of those of an earlier run of the stage, and listens to tasks. */
  public void begin() {
    MetricsSystem metrics = spark.env().metricsSystem();
    Gauges shown = new Gauges(stage, gauges);
    metrics.removeSource(shown);
    metrics.registerSource(shown);
    spark.addSparkListener(tasks);
  }

  /** How many units are done, by what is known of running tasks. */
  public long unitsDone() {
    return Math.min(units, (long) soFar(done));
  }

  /** The share of the work that is done, from 0 to 1, by what is known of running tasks. */
  public double share() {
    // sums of decimals may miss the whole by a little
    return unitsDone() == units ? 1 : Math.min(1, share.getAsDouble());
  }

  private double soFar(AccumulatorV2<?, ? extends Number> accumulator) {
    return open ? tasks.soFar(accumulator.id()) : accumulator.value().doubleValue();
  }

  private void gauge(String name, DoubleSupplier value) {
    gauges.gauge(name.replace(' ', '_'), () -> (Gauge<Double>) value::getAsDouble);
  }

  @Override
  public void close() {
    open = false;
    spark.removeSparkListener(tasks);
  }

  /**
   * The gauges of a stage. Equal by name alone, as in Spark's registry: to remove one removes the
   * one that an earlier run of the stage has registered. Spark can be asked for that one, but only
   * by a method whose signature differs between Scala 2.12 and 2.13.
   */
  private record Gauges(String sourceName, MetricRegistry metricRegistry) implements Source {
    @Override
    public boolean equals(Object other) {
      return other instanceof Gauges gauges && sourceName.equals(gauges.sourceName);
    }

    @Override
    public int hashCode() {
      return sourceName.hashCode();
    }
  }
}
