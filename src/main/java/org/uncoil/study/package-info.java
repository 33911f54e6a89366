/**
 * What is to be run: the study, its networks, the grid they span, and the seeds and identities that
 * follow from them. Pure values: no Spark, no ND4J.
 */
package org.uncoil.study;
