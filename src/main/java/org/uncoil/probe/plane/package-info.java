/**
 * What can be asked of an embedding at every epoch: whether lines part its classes, decided without
 * error, and what a logistic regression makes of it.
 */
package org.uncoil.probe.plane;
