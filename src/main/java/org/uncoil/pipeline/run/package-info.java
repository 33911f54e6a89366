/** The runs of the study at hand: planned, grouped into tasks, and read back from the tables. */
package org.uncoil.pipeline.run;
