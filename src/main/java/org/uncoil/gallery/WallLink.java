package org.uncoil.gallery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links to the films wall, filtered. */
public final class WallLink {
  /** The wall, at the gallery's root. */
  public static final String WALL = "films.html";

  private WallLink() {}

  /**
   * The wall with some of its runs.
   *
   * @param wishes field, value, field, value …; a field that comes twice may have either value
   */
  public static String to(String... wishes) {
    StringBuilder link = new StringBuilder(WALL);
    for (int i = 0; i < wishes.length; i += 2) {
      link.append(i == 0 ? '#' : '&').append(wishes[i]).append('=');
      link.append(URLEncoder.encode(VisibleText.of(wishes[i + 1]), StandardCharsets.UTF_8));
    }
    return link.toString();
  }
}
