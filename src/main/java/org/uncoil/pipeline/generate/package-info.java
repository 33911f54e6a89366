/** Generates and imports datasets. */
package org.uncoil.pipeline.generate;
