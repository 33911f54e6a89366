/** Which of several methods is best over many datasets, and how sure that is. */
package org.uncoil.statistics.ranking;
