/**
 * The tables of an output folder: a record per row, whose components are the columns; Parquet
 * without boxing; files that appear only when they are complete.
 */
package org.uncoil.store;
