package org.uncoil.cli;

import org.uncoil.store.table.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** Of the program, from its jar, and of what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "uncoil " + CodeVersion.CURRENT,
      "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
      "Java %s (%s)"
          .formatted(System.getProperty("java.version"), System.getProperty("java.vm.name"))
    };
  }
}
