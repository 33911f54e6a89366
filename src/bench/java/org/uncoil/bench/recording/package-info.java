/** Measures writing and reading tables against Parquet's own writer and reader. */
package org.uncoil.bench.recording;
