/** The datasets of TensorFlow Playground. */
package org.uncoil.dataset.generator.playground;
