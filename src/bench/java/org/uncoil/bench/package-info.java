/** Measurements against peers: {@code jobs/bench}. No part of the application. */
package org.uncoil.bench;
