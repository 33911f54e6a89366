/**
 * A network as a diagram: where its units are, the weights between them as lines, and what single
 * units make of the input plane as small maps. Start reading at {@link
 * org.uncoil.render.diagram.NetworkDiagram}.
 */
package org.uncoil.render.diagram;
