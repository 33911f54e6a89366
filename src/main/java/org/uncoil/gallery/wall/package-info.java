/**
 * The pages that show runs by the thousand: the films wall with the columns that its script reads,
 * the plain lists for who has no scripts, the failures, and the tables behind it all.
 */
package org.uncoil.gallery.wall;
