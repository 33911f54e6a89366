/**
 * The vector engine's kernels on {@code jdk.incubator.vector}. Compiled apart from the rest, and
 * loaded by name only where the JVM was started with {@code --add-modules jdk.incubator.vector}.
 */
package org.uncoil.network.vector.lanes;
