/**
 * Generators of points: shapes of our own and of articles. See {@link
 * org.uncoil.dataset.Generator}.
 */
package org.uncoil.dataset.generator;
