/** Estimates with the interval that they are uncertain by. */
package org.uncoil.statistics.interval;
