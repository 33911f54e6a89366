/**
 * Builds the points of a dataset from its specification, and splits them into training and test
 * points.
 */
package org.uncoil.dataset.build;
