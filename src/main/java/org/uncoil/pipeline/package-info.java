/** The pipeline, from a study to a gallery: the list of its stages, each of which has a package. */
package org.uncoil.pipeline;
