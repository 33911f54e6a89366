/**
 * How a record says what its components mean to the person who writes a study file, the annotation
 * that carries the text and the default, and how it refuses values, all of them at once. Every
 * specification record uses it; it uses nothing.
 */
package org.uncoil.setting;
