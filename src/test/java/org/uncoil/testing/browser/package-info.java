/**
 * Chromium without a window, for tests of the gallery: {@link
 * org.uncoil.testing.browser.Browser#page} gives a tab of its own for a folder of files.
 */
package org.uncoil.testing.browser;
