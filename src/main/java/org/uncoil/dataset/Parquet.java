package org.uncoil.dataset;

import java.util.List;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/**
 * Points in a Parquet file, or in a folder of them: one row a point, numbers in columns of their
 * own.
 */
public record Parquet(
    @Setting(
            "the file or folder: a path relative to the working directory, or a URI of any Hadoop file system")
        String path,
    @Setting("the class column: its name, or its position from 1") String label,
    @Setting(
            value = "the feature columns, by name or position; empty means all other columns",
            or = "[]")
        List<String> features,
    @Setting(
            value =
                "as-written, or normalised: names that differ only in Unicode normalisation (NFKC), invisible characters or white space are the same class",
            or = "\"as-written\"",
            later = true)
        ClassNames classNames,
    @Setting(value = "what to do with an invalid row: fail or skip", or = "fail") BadRows onBadRow)
    implements PointFile {
  public Parquet {
    Checks checks = new Checks();
    checks.text("path", path);
    SourceLocation.check(checks, path);
    checks.text("label", label);
    features = List.copyOf(features);
    checks.done();
  }
}
