package org.uncoil.pipeline;

/** The version of this code, from the jar's manifest. */
public final class CodeVersion {
  /** As 0.1.0; {@code development} where the classes do not come from a jar. */
  public static final String CURRENT = read();

  private CodeVersion() {}

  private static String read() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
