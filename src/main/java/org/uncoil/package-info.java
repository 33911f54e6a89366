/** Uncoil: watches neural networks uncoil their data. */
package org.uncoil;
