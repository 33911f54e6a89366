/** The generators of scikit-learn. */
package org.uncoil.dataset.generator.sklearn;
