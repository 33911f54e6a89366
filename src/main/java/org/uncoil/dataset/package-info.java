/**
 * Points with labels: the specifications of datasets, the generators, the import of files, scaling
 * and splitting. No Spark, no ND4J.
 */
package org.uncoil.dataset;
