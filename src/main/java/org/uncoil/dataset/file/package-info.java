/** Reads points from CSV and Parquet files. */
package org.uncoil.dataset.file;
