/** Rows about all runs of a study: the tables of the compare stage. */
package org.uncoil.store.row.comparison;
