package org.uncoil.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.ClassNames;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Parquet;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.PointFile.BadRows;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.build.BuiltDataset;

/** Files to import, and what becomes of them. */
public final class Imports {
  static final List<String> MISSING = List.of("", "NA", "NaN", "nan", "null", "?");

  private Imports() {}

  /** Writes a text file. */
  static Path file(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("points.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with commas and a header, of which all columns are used. */
  public static Csv csv(Path file) {
    return csv(file, "label", List.of(), BadRows.FAIL);
  }

  public static Csv csv(Path file, String label, List<String> features, BadRows onBadRow) {
    return csv(file, label, features, true, ",", "\"", onBadRow);
  }

  /** With the settings that came later as they are where nothing is said. */
  public static Csv csv(
      Path file,
      String label,
      List<String> features,
      boolean header,
      String separator,
      String quote,
      BadRows onBadRow) {
    return new Csv(
        file.toString(),
        label,
        features,
        header,
        separator,
        quote,
        ".",
        "UTF-8",
        MISSING,
        ClassNames.AS_WRITTEN,
        onBadRow);
  }

  static Parquet parquet(Path file, String label, List<String> features, BadRows onBadRow) {
    return new Parquet(file.toString(), label, features, ClassNames.AS_WRITTEN, onBadRow);
  }

  public static BuiltDataset build(PointFile file) {
    return BuiltDataset.of(new DatasetSpec("mine", file, Scaling.NONE, 0, 0), 1, Imports::open);
  }

  /** The message with which a file is refused: one line, and no stack trace. */
  static String refusal(PointFile file) {
    DatasetException refused = catchThrowableOfType(DatasetException.class, () -> build(file));
    assertThat(refused).as("must be refused").isNotNull();
    assertThat(refused.getMessage())
        .startsWith(file.path() + ": ")
        .doesNotContain("\n", "\r", "Exception", "org.apache", "java.");
    return refused.getMessage().substring(file.path().length() + 2);
  }

  private static List<InputFile> open(String location) throws IOException {
    return new LocalFiles(Path.of("").toAbsolutePath()).open(location);
  }
}
