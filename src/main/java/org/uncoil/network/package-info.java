/**
 * Training: what every engine takes and gives, what they record at each epoch, and how a run can
 * end. The engines are in packages of their own. The only packages that see DL4J and ND4J.
 */
package org.uncoil.network;
