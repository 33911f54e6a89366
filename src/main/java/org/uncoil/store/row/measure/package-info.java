/** Rows of the measure stage. */
package org.uncoil.store.row.measure;
