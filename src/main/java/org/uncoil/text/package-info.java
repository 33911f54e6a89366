/**
 * How numbers, times and lists of names are written for people: one rounding, the same in every
 * locale.
 */
package org.uncoil.text;
