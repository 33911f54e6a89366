package org.uncoil.pipeline.forecast;

import java.util.OptionalLong;

/**
 * What there is for a study.
 *
 * @param driverBytes memory of the driver
 * @param workerBytes memory of a JVM that runs tasks, which its tasks share
 * @param workerMemory the setting that says how much that is
 * @param tasks how many tasks such a JVM runs at once
 * @param diskBytes what may be written where the results go, those that are there included; empty
 *     where that file system was not asked
 */
public record Resources(
    long driverBytes, long workerBytes, String workerMemory, int tasks, OptionalLong diskBytes) {}
