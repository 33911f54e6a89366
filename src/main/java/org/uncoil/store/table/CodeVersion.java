package org.uncoil.store.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this code, which the build leaves beside its classes. */
public final class CodeVersion {
  /** The key in the footer of every file of a table under which it says what wrote it. */
  public static final String KEY = "uncoil.version";

  /** As 0.1.0. */
  public static final String CURRENT = read();

  private CodeVersion() {}

  private static String read() {
    Properties properties = new Properties();
    try (InputStream file = CodeVersion.class.getResourceAsStream("version.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
