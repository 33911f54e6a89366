/** What the probe stage measures of every recorded epoch of a run. */
package org.uncoil.pipeline.probe;
