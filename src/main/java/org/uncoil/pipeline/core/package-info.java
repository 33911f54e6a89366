/**
 * What every stage stands on: its context and report, work spread over Spark's tasks, and how a
 * task opens the output folder.
 */
package org.uncoil.pipeline.core;
