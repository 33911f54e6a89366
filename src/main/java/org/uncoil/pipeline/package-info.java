/**
 * The stages: each takes the study and what the stages before it left in the output folder, labels
 * its Spark jobs, works, writes and reports. With {@code store}, the only package that sees Spark.
 */
package org.uncoil.pipeline;
