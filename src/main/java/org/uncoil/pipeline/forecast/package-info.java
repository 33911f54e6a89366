/** What a study will need: time, disk and memory, before anything starts. */
package org.uncoil.pipeline.forecast;
