package org.uncoil.cli.error;

import java.util.List;

/**
 * How a driver on YARN says why it failed: of a driver that ends its JVM, whoever submitted it is
 * told nothing but that; the message of an exception reaches them.
 */
public final class DriverFailure extends RuntimeException {
  private DriverFailure(String message) {
    // the message is for people, and says where the mistake is; a stack trace would hide it
    super(message, null, false, false);
  }

  /** Throws where this JVM is a driver that YARN started; elsewhere it returns. */
  public static void throwOnYarn(int status, List<String> errors) {
    if ("yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"))) {
      // jobs/submit reads this
      StringBuilder message = new StringBuilder("exit code " + status + "\n");
      errors.forEach(error -> message.append("error: ").append(error).append('\n'));
      throw new DriverFailure(message.toString());
    }
  }
}
