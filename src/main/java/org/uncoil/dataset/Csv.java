package org.uncoil.dataset;

import java.util.List;
import org.uncoil.setting.Setting;

/** Points in a text file of separated values, UTF-8. */
public record Csv(
    @Setting(
            "the file: a path from the folder that the command was started in, or a URI of any Hadoop file system")
        String path,
    @Setting("the column of the classes: its name, or its position from 1") String label,
    @Setting(
            value = "the columns of the coordinates, by name or position; empty means all others",
            or = "[]")
        List<String> features,
    @Setting(value = "whether the first line names the columns", or = "true") boolean header,
    @Setting(value = "what separates two values: one character, or tab", or = "\",\"")
        String separator,
    @Setting(
            value = "what encloses a value that holds the separator: one character",
            or = "\"\\\"\"")
        String quote,
    @Setting(
            value = "what stands for a missing value",
            or = "[\"\", NA, NaN, nan, \"null\", \"?\"]")
        List<String> missing,
    @Setting(value = "a row that cannot be used: fail or skip", or = "fail") BadRows onBadRow)
    implements PointFile {
  public Csv {
    Require.that(!path.isBlank(), "path", "\"" + path + "\"", "must not be empty");
    Require.that(!label.isBlank(), "label", "\"" + label + "\"", "must not be empty");
    features = List.copyOf(features);
    missing = List.copyOf(missing);
    Require.that(
        isPlainCharacter(separator) || separator.equals("tab"),
        "separator",
        separator,
        "must be one character, or tab");
    Require.that(isPlainCharacter(quote), "quote", quote, "must be one character");
    Require.that(
        quote.charAt(0) != character(separator), "quote", quote, "must differ from the separator");
  }

  private static boolean isPlainCharacter(String text) {
    return text.length() == 1 && !text.equals("\n") && !text.equals("\r");
  }

  private static char character(String separator) {
    return separator.equals("tab") ? '\t' : separator.charAt(0);
  }

  char separatorCharacter() {
    return character(separator);
  }
}
