/** Chromium without a window, by its DevTools protocol: for benchmarks, and for tests of pages. */
package org.uncoil.bench.browser;
