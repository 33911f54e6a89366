/**
 * What the measure stage tells of runs, file by file, and of all runs on a dataset together. Each
 * class reads tables and writes tables; which task does what is the stage's.
 */
package org.uncoil.pipeline.measure;
