/** Row records: the columns of the tables. They hold values and read no files. */
package org.uncoil.store.row;
