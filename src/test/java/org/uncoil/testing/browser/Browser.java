package org.uncoil.testing.browser;

import java.nio.file.Path;
import org.uncoil.bench.browser.Tab;

/** Opens the pages of a folder in the one Chromium of all tests of a JVM. */
public final class Browser {
  private Browser() {}

  /**
   * A tab with a profile of its own that opens files of a folder, as a reader does from disk.
   *
   * @param folder the gallery; whatever the pages ask for outside it is a fault
   */
  public static BrowserPage page(Path folder) {
    return new BrowserPage(Tab.open(), folder);
  }
}
