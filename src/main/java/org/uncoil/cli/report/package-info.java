/** What the commands print: plans, summaries, notes. */
package org.uncoil.cli.report;
