/** Chooses which runs are filmed, and films them. */
package org.uncoil.pipeline.render;
