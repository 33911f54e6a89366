package org.uncoil.dataset;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uncoil.setting.Checks;

/**
 * Where a person's points may lie: a path, or a URI of a file system that is named here. A study
 * may come from a stranger, so it must not make this machine ask any web server.
 */
public final class SourceLocation {
  private static final List<String> SCHEMES =
      List.of("abfs", "abfss", "file", "gs", "hdfs", "ofs", "oss", "s3a", "viewfs");

  // a single letter would be a drive, and a name with a colon but no slash after it is a file's
  private static final Pattern URI =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*", Pattern.DOTALL);
  private static final Pattern NO_FILE = Pattern.compile("(?i)(data|jar|https?|ftp):.*");
  private static final Pattern PASSWORD = Pattern.compile("[^/]+://[^/@]*:[^/@]*@.*");

  private SourceLocation() {}

  /** Requires that points at this location may be read. */
  static void check(Checks checks, String path) {
    checks.that(
        !NO_FILE.matcher(path).matches() && (scheme(path).isEmpty() || isKnown(path)),
        "path",
        path,
        "must be a path or a URI that begins with one of " + String.join(", ", SCHEMES));
    checks.that(
        !PASSWORD.matcher(path).matches(),
        "path",
        path,
        "must hold no password: it is written to the results; credentials belong in Hadoop's configuration");
  }

  private static boolean isKnown(String path) {
    return SCHEMES.contains(scheme(path));
  }

  /** The scheme of a URI in small letters; empty for a path. */
  private static String scheme(String location) {
    Matcher uri = URI.matcher(location);
    return uri.matches() ? uri.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Whether reading from a location opens a connection.
   *
   * @param workingDirectory what a relative path is relative to, as a URI
   */
  public static boolean isRemote(String location, String workingDirectory) {
    String scheme = scheme(location);
    if (scheme.isEmpty()) {
      return !scheme(workingDirectory).equals("file");
    }
    return !scheme.equals("file");
  }
}
