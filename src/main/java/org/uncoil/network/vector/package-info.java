/**
 * The engine for the CPU: forward pass, gradients and updates written out over tiles of points, on
 * Java's vectors where the JVM has them, and bit for bit the same without.
 */
package org.uncoil.network.vector;
