/** Tables as Parquet files: their columns, writing and reading. */
package org.uncoil.store.table;
