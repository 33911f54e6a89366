/** What {@code jobs/bench render} measures: pictures and films, against matplotlib. */
package org.uncoil.bench.render;
