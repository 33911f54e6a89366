/**
 * Training: the engines behind one interface, what they record at each epoch, and how a run can
 * end. The only package that sees DL4J and ND4J.
 */
package org.uncoil.network;
