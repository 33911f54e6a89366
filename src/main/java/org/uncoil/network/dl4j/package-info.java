/**
 * The reference engine: specifications as DL4J's own networks, fitted by DL4J. The other engines
 * are tested against it.
 */
package org.uncoil.network.dl4j;
