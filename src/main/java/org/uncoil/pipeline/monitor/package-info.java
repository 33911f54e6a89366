/**
 * What can be seen of a stage while it runs: accumulators under names for Spark's pages and event
 * log, the same figures as gauges of Spark's metrics system, and the share of the work that is
 * done.
 */
package org.uncoil.pipeline.monitor;
