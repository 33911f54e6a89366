/** The source article's five claims, put to the test on what a study found. */
package org.uncoil.pipeline.claim;
