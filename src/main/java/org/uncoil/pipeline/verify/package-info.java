/**
 * Checks outputs: every file against the manifest, two outputs against each other; repairs damage
 * and removes rows of runs that left the study.
 */
package org.uncoil.pipeline.verify;
