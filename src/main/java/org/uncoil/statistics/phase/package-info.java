/** Where along some axes success turns into failure. */
package org.uncoil.statistics.phase;
