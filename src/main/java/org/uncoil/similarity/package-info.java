/**
 * How alike the embeddings of two runs are, whatever way they are turned: measures of similarity,
 * clusters of runs with a medoid each, and a map on which near means alike. Plain Java.
 */
package org.uncoil.similarity;
