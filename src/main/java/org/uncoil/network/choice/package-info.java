/** Which engine trains a network: the one that was asked for, or the fastest that can. */
package org.uncoil.network.choice;
