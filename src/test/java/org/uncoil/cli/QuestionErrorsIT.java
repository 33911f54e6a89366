package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.cli.error.Reasons;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.verify.VerifyOutputs;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.SqlViews;
import org.uncoil.store.table.Table;
import org.uncoil.testing.SharedSpark;
import org.uncoil.testing.StudyOutput;

/** What jobs/sql and jobs/verify say of files that are damaged and queries that fail: one line. */
@Tag("slow")
class QuestionErrorsIT {
  @TempDir private Path folder;

  @BeforeEach
  void train() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("one.conf"),
            """
            study.name = one
            datasets = [ { name = moons, source { type = moons, points = 40 } } ]
            networks = [ { name = net, hidden = [4], epochs = 2 } ]
            """);
    new StudyOutput(study, folder + "/out").trained();
  }

  private OutputFolder output() {
    return new OutputFolder(new Configuration(), folder + "/out");
  }

  /** What people would be told. */
  private static String line(Throwable thrown) {
    assertThat(Reasons.of(thrown)).hasSize(1);
    String line = Reasons.of(thrown).get(0);
    assertThat(line).doesNotContain("\tat ", "should not happen", "\n");
    return line;
  }

  private Throwable asking(String query) {
    return catchThrowable(
        () -> SqlCommand.ask(SharedSpark.get(), output(), query, answer -> answer.collectAsList()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELEC 1                                        | SELEC
          SELECT nothing FROM datasets                   | there are
          SELECT * FROM nowhere                          | there are
          SELECT raise_error(name) FROM datasets         | moons
          SELECT assert_true(points < 0) FROM datasets   | points
          """)
  void aQueryThatFailsIsNamedWithItsReason(String query, String says) {
    Throwable thrown = asking(query);

    assertThat(thrown).isInstanceOf(BadInputException.class);
    assertThat(thrown.getMessage()).startsWith("QUERY " + query.substring(0, 6)).contains(says);
  }

  @Test
  void beforeAnythingIsTrainedTheTablesAnswer() {
    OutputFolder generated =
        new StudyOutput(folder.resolve("one.conf"), folder + "/new").generated().folder();

    assertThat(SqlViews.register(SharedSpark.get(), generated))
        .containsExactly("datasets", "points");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    String part = output().parts(Table.EPOCHS).get(0) + ".parquet";
    Path file = folder.resolve("out/tables/epochs/" + part);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Files.deleteIfExists(file.resolveSibling("." + part + ".crc"));

    Throwable asked = asking("SELECT * FROM epochs");
    Throwable compared =
        catchThrowable(() -> VerifyOutputs.compare(SharedSpark.get(), output(), output()));

    assertThat(line(asked)).contains(part);
    assertThat(line(compared)).contains(part);
    assertThat(asked).isNotInstanceOf(BadInputException.class);
  }
}
