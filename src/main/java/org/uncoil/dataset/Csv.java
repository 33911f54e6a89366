package org.uncoil.dataset;

import java.nio.charset.Charset;
import java.util.List;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** Points in a text file of separated values, plain or compressed by gzip, bzip2 or zstd. */
public record Csv(
    @Setting(
            "the file: a path relative to the working directory, or a URI of any Hadoop file system")
        String path,
    @Setting("the class column: its name, or its position from 1") String label,
    @Setting(
            value = "the feature columns, by name or position; empty means all other columns",
            or = "[]")
        List<String> features,
    @Setting(value = "whether the first line names the columns", or = "true") boolean header,
    @Setting(value = "separator of values: one character, or tab", or = "\",\"") String separator,
    @Setting(
            value = "quote around a value that contains the separator: one character",
            or = "\"\\\"\"")
        String quote,
    @Setting(value = "decimal separator: a point or a comma", or = "\".\"", later = true)
        String decimal,
    @Setting(
            value =
                "encoding, for example ISO-8859-1 or windows-1252; a byte order mark in the file takes precedence",
            or = "\"UTF-8\"",
            later = true)
        String encoding,
    @Setting(value = "markers of a missing value", or = "[\"\", NA, NaN, nan, \"null\", \"?\"]")
        @Alias("missing")
        List<String> naValues,
    @Setting(
            value =
                "as-written, or normalised: names that differ only in Unicode normalisation (NFKC), invisible characters or white space are the same class",
            or = "\"as-written\"",
            later = true)
        ClassNames classNames,
    @Setting(value = "what to do with an invalid row: fail or skip", or = "fail") BadRows onBadRow)
    implements PointFile {
  private static final String TAB = "tab";

  public Csv {
    Checks checks = new Checks();
    checks.text("path", path);
    SourceLocation.check(checks, path);
    checks.text("label", label);
    features = List.copyOf(features);
    naValues = List.copyOf(naValues);
    checks.that(
        isPlainCharacter(separator) || separator.equals(TAB),
        "separator",
        separator,
        "must be one character, or tab");
    checks.that(isPlainCharacter(quote), "quote", quote, "must be one character");
    checks
        .given("separator")
        .that(
            !quote.equals(separator.equals(TAB) ? "\t" : separator),
            "quote",
            quote,
            "must differ from the separator");
    checks.that(decimal.equals(".") || decimal.equals(","), "decimal", decimal, "must be . or ,");
    checks.that(
        isEncoding(encoding),
        "encoding",
        encoding,
        "must be an encoding that Java knows, as UTF-8, UTF-16, ISO-8859-1 or windows-1252");
    checks.done();
  }

  private static boolean isEncoding(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPlainCharacter(String text) {
    return text.length() == 1 && !text.equals("\n") && !text.equals("\r");
  }

  public char separatorCharacter() {
    return separator.equals(TAB) ? '\t' : separator.charAt(0);
  }
}
