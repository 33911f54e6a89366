/** Rows of datasets, points and runs: the tables of the generate, train and probe stages. */
package org.uncoil.store.row.run;
