/** How much of a response's variance each factor explains. */
package org.uncoil.statistics.factor;
