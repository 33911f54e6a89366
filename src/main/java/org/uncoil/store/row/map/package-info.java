/** Rows of the tables of a map. */
package org.uncoil.store.row.map;
