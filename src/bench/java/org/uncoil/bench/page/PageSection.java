package org.uncoil.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page of the site that a benchmark writes: what is between two comments. */
public record PageSection(String benchmark) {
  /**
   * Replaces the results on a page.
   *
   * @param text in Markdown
   * @throws IllegalStateException where the page has no such part
   */
  public void replace(Path page, String text) throws IOException {
    String old = Files.readString(page);
    String begin = marker("begin");
    int from = old.indexOf(begin);
    int to = old.indexOf(marker("end"));
    if (from < 0 || to < from) {
      throw new IllegalStateException(page + ": has no " + begin + ", with its end after it");
    }
    Files.writeString(
        page, old.substring(0, from) + begin + "\n\n" + text.strip() + "\n\n" + old.substring(to));
  }

  private String marker(String which) {
    return "<!-- results of jobs/bench " + benchmark + ": " + which + " -->";
  }
}
