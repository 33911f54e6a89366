package org.uncoil.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.uncoil.cli.error.Reasons;
import org.uncoil.cli.report.Notes;
import org.uncoil.cli.report.Verbosity;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.setting.Printable;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.SqlViews;
import org.uncoil.store.table.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks an output by SQL. */
@Command(
    name = "sql",
    description = {
      "Query the tables of an output with Spark SQL. Without a query, list tables and views.",
      "The views are run_overview, point_embeddings, final_embeddings, trajectories and curves."
    },
    footer = {
      "",
      "Examples:",
      "  jobs/sql data/out/first-film",
      "  jobs/sql data/out/first-film \"SELECT activation, avg(train_accuracy) FROM run_overview GROUP BY 1\"",
      "  jobs/sql data/out/first-film --csv \"SELECT * FROM final_embeddings WHERE dataset = 'spiral'\""
    })
final class SqlCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OUTPUT", description = "an output folder")
  private String output;

  @Parameters(index = "1", arity = "0..1", paramLabel = "QUERY", description = "one SQL statement")
  private String query;

  @Option(names = "--csv", description = "print all rows as CSV")
  private boolean csv;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100",
      description = "maximum number of rows without --csv (default: ${DEFAULT-VALUE})")
  private int rows;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() throws IOException {
    OutputLocation location = new OutputLocation("OUTPUT", output);
    location.openOutput(Sessions.hadoopConfiguration(new SparkConf()));
    try (SparkSession spark = Sessions.open("uncoil sql")) {
      verbosity.applyToQuestion(spark);
      answer(spark, location.open(spark.sparkContext().hadoopConfiguration()));
      return 0;
    }
  }

  private void answer(SparkSession spark, OutputFolder folder) {
    Notes.print(OutputCheck.beforeReading(folder));
    if (query == null) {
      SqlViews.register(spark, folder)
          .forEach(name -> System.out.println(name + columns(spark, name)));
    } else {
      ask(spark, folder, query, this::print);
    }
  }

  private static String columns(SparkSession spark, String name) {
    return "(" + String.join(", ", spark.table(name).columns()) + ")";
  }

  /**
   * Asks, and hands the answer on.
   *
   * @throws BadInputException where the query is wrong, or fails while it runs
   * @throws StoreException where a file cannot be read
   */
  static void ask(
      SparkSession spark, OutputFolder folder, String query, Consumer<Dataset<Row>> answer) {
    List<String> names = SqlViews.register(spark, folder);
    String asked = Printable.cited(query);
    try {
      answer.accept(spark.sql(query));
    } catch (Exception e) {
      // exceptions of Spark's are checked, and its Scala does not declare them
      if (e instanceof AnalysisException problem) {
        throw new BadInputException(
            List.of(
                "QUERY %s: %s; there are %s"
                    .formatted(
                        asked, problem.getSimpleMessage().strip(), String.join(", ", names))));
      }
      if (Reasons.isOfFile(e)) {
        throw new StoreException(Reasons.firstCause(e), e);
      }
      throw new BadInputException(List.of("QUERY %s: %s".formatted(asked, Reasons.firstCause(e))));
    }
  }

  private void print(Dataset<Row> answer) {
    if (!csv) {
      answer.show(rows, false);
      return;
    }
    String[] names = answer.columns();
    Column[] texts =
        Arrays.stream(names)
            .map(name -> answer.col("`" + name + "`").cast("string"))
            .toArray(Column[]::new);
    try {
      CSVPrinter printer = new CSVPrinter(System.out, CSVFormat.RFC4180);
      printer.printRecord((Object[]) names);
      for (Iterator<Row> row = answer.select(texts).toLocalIterator(); row.hasNext(); ) {
        Row next = row.next();
        for (int i = 0; i < names.length; i++) {
          printer.print(next.get(i));
        }
        printer.println();
      }
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
