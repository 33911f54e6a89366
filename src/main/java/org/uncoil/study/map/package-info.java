/** Maps: studies of two settings with very many values each, and one run in each cell. */
package org.uncoil.study.map;
