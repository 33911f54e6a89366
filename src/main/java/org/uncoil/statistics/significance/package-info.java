/** What a test found, correction for having made many, and the studentised range. */
package org.uncoil.statistics.significance;
