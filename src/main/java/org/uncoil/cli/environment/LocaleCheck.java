package org.uncoil.cli.environment;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether this JVM can name the files that it is given. In a locale of ASCII alone Java reads every
 * other byte of an argument as a replacement character, and no such file exists.
 */
public final class LocaleCheck {
  private static final Set<String> ASCII = Set.of("ANSI_X3.4-1968", "US-ASCII", "646");

  private LocaleCheck() {}

  /**
   * What is wrong, if anything.
   *
   * @param encoding how the locale encodes the names of files
   * @param paths the command line and the working directory
   */
  public static Optional<String> refusal(String encoding, List<String> paths) {
    if (!ASCII.contains(encoding)) {
      return Optional.empty();
    }
    return paths.stream()
        .filter(path -> path.chars().anyMatch(c -> c > '~'))
        .findFirst()
        .map(
            path ->
                "%s: the locale's encoding, %s, has no such characters: set LC_ALL=C.UTF-8"
                    .formatted(path.replaceAll("[^ -~]", "?"), encoding));
  }
}
