/** The command line: one command per stage, the whole pipeline, and the comparison of outputs. */
package org.uncoil.cli;
