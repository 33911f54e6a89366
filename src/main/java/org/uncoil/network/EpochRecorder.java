package org.uncoil.network;

/** Gets a run's epochs as they are reached. */
@FunctionalInterface
public interface EpochRecorder {
  /** Called once per recorded epoch, in order. */
  void record(EpochRecord epoch);
}
