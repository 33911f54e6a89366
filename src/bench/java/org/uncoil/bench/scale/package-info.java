/** How the train stage scales: a simulation, what it is fed with, and what it is held against. */
package org.uncoil.bench.scale;
