package org.uncoil.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.uncoil.cli.report.Notes;
import org.uncoil.cli.report.Verbosity;
import org.uncoil.pipeline.verify.DigestCheck;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.Table;
import org.uncoil.text.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two outputs, or holds one against what was written of it. */
@Command(
    name = "verify",
    description = {
      "Compare two outputs table by table, row by row, bit for bit.",
      "Non-deterministic columns (times, hosts, file names) are ignored,",
      "and so are runs that are no longer in the study of an output.",
      "With one output, check that each of its files exists and is unchanged."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:both outputs have the same results, or all files are unchanged",
      "1:the outputs differ, a file is damaged, or a folder is not an output",
      "2:the command line is invalid"
    },
    footer = {
      "",
      "Examples:",
      "  jobs/verify data/out/smoke /tmp/smoke --quiet",
      "  jobs/verify data/out/smoke"
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "an output folder")
  private String a;

  @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "a second output folder")
  private String b;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() throws IOException {
    OutputLocation one = new OutputLocation("A", a);
    Optional<OutputLocation> other =
        Optional.ofNullable(b).map(path -> new OutputLocation("B", path));
    Configuration early = Sessions.hadoopConfiguration(new SparkConf());
    one.check(early);
    other.ifPresent(location -> location.check(early));
    one.openOutput(early);
    other.ifPresent(location -> location.openOutput(early));
    try (SparkSession spark = Sessions.open("uncoil verify")) {
      verbosity.applyToQuestion(spark);
      Configuration configuration = spark.sparkContext().hadoopConfiguration();
      OutputFolder first = output(configuration, one);
      return other.isEmpty()
          ? check(spark, first)
          : compare(spark, first, output(configuration, other.get()));
    }
  }

  private int compare(SparkSession spark, OutputFolder first, OutputFolder second) {
    Notes.print(OutputCheck.beforeReading(first));
    Notes.print(OutputCheck.beforeReading(second));
    boolean same = true;
    for (VerifyOutputs.Finding finding : VerifyOutputs.compare(spark, first, second)) {
      String verdict = finding.difference().map(where -> "DIFFERS at " + where).orElse("identical");
      if (!verbosity.quiet()) {
        System.out.printf(
            Locale.ROOT, "%-11s %,9d rows  %s%n", finding.table(), finding.rows(), verdict);
      }
      same &= finding.difference().isEmpty();
    }
    System.out.println(same ? "The results are identical." : "The results differ.");
    return same ? 0 : 1;
  }

  private static int check(SparkSession spark, OutputFolder folder) {
    Inventory found = Inventory.of(folder);
    List<DigestCheck.Damage> damages = DigestCheck.of(spark, folder, found);
    damages.forEach(damage -> System.out.println(damage.problem()));
    found.others().stream()
        .sorted()
        .forEach(
            path -> System.out.println(folder.displayName() + "/" + path + " is not Uncoil's"));
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s checked, %d damaged; %s not written by Uncoil.",
            Figures.count(folder.storedFiles().size(), "file"),
            damages.size(),
            Figures.count(found.others().size(), "file")));
    return damages.isEmpty() ? 0 : 1;
  }

  private static OutputFolder output(Configuration configuration, OutputLocation location) {
    OutputFolder folder = location.open(configuration);
    if (!folder.has(Table.DATASETS)) {
      throw new StoreException(
          folder.displayName() + " holds no output: it has no table " + Table.DATASETS.name());
    }
    return folder;
  }
}
