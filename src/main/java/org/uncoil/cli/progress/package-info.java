/** How far a stage is, on a terminal and without one, and how long it will go on. */
package org.uncoil.cli.progress;
