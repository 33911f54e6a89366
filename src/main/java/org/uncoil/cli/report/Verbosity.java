package org.uncoil.cli.report;

import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much a command says beside its result. */
public final class Verbosity {
  @ArgGroup private Choice choice;

  /** At most one of them. */
  private static final class Choice {
    @Option(names = "--quiet", required = true, description = "print the result only, no progress")
    private boolean quiet;

    @Option(
        names = "--verbose",
        required = true,
        description = "also print every finding, every problem and Spark's log (INFO)")
    private boolean verbose;
  }

  public boolean quiet() {
    return choice != null && choice.quiet;
  }

  boolean verbose() {
    return choice != null && choice.verbose;
  }

  /**
   * The same for a command that asks what is there: what Spark logs of a file or a statement that
   * fails, several times over, the command says in its one line.
   */
  public void applyToQuestion(SparkSession spark) {
    spark.sparkContext().setLogLevel(verbose() ? "INFO" : "OFF");
  }

  /** Lets Spark say what it does, where that is asked for. */
  public void apply(SparkSession spark) {
    if (verbose()) {
      spark.sparkContext().setLogLevel("INFO");
    }
  }
}
