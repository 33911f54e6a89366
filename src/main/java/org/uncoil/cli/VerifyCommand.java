package org.uncoil.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.uncoil.pipeline.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.StoreException;
import org.uncoil.store.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two outputs. */
@Command(
    name = "verify",
    description = {
      "Compare two outputs table by table, row by row, bit for bit.",
      "Columns that tell how a run was carried out (times, hosts, files) are left out."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:both hold the same results",
      "1:they differ, or one of them is not an output",
      "2:the command line is wrong"
    },
    footer = {"", "Example:", "  jobs/verify data/out/smoke /tmp/smoke --quiet"})
final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "an output folder")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "another")
  private String b;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Sessions.open("uncoil verify")) {
      verbosity.apply(spark);
      Configuration configuration = spark.sparkContext().hadoopConfiguration();
      List<VerifyOutputs.Finding> findings =
          VerifyOutputs.compare(spark, output(configuration, a), output(configuration, b));
      boolean same = true;
      for (VerifyOutputs.Finding finding : findings) {
        String verdict =
            finding.difference().map(where -> "DIFFERS at " + where).orElse("identical");
        if (!verbosity.quiet()) {
          System.out.printf(
              Locale.ROOT, "%-11s %,9d rows  %s%n", finding.table(), finding.rows(), verdict);
        }
        same &= finding.difference().isEmpty();
      }
      System.out.println(same ? "Both hold identical results." : "The results differ.");
      return same ? 0 : 1;
    }
  }

  private static OutputFolder output(Configuration configuration, String location) {
    OutputFolder folder = new OutputFolder(configuration, location);
    if (!folder.has(Table.DATASETS)) {
      throw new StoreException(
          folder.displayName() + " holds no output: it has no table " + Table.DATASETS.name());
    }
    return folder;
  }
}
