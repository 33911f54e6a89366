/** How long it takes until something happens that for some never does. */
package org.uncoil.statistics.survival;
