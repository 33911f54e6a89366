package org.uncoil.dataset.build;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.Parquet;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.Shown;
import org.uncoil.dataset.Source;
import org.uncoil.dataset.file.CsvReader;
import org.uncoil.dataset.file.FileOpener;
import org.uncoil.dataset.file.ImportReport;
import org.uncoil.dataset.file.ParquetPoints;
import org.uncoil.dataset.file.PointImport;
import org.uncoil.setting.Causes;

/**
 * A dataset as it was made of its specification.
 *
 * @param dataset scaled and split
 * @param raw as generated or imported
 * @param report what is worth knowing of how it was made
 */
public record BuiltDataset(Dataset dataset, PointSet raw, ImportReport report) {
  // apart from the points' stream, so that a change to a generator leaves splits alone
  private static final long SPLIT = 0x9E3779B97F4A7C15L;

  /**
   * Generates or imports the points, splits and scales them.
   *
   * @param seed what points and split are drawn from
   * @throws DatasetException where the points cannot be used
   */
  public static BuiltDataset of(DatasetSpec spec, long seed, FileOpener opener) {
    Imported imported = points(spec.source(), seed, opener);
    PointSet points = imported.points;
    for (int label = 0; label < points.classNames().size(); label++) {
      if (points.classCounts().get(label) == 0) {
        throw new DatasetException(
            "class %s has no point; give the source more points"
                .formatted(points.classNames().get(label)));
      }
    }
    boolean[] isTest = Split.draw(points, spec.testShare(), stream(seed ^ SPLIT));
    float[] scaled = spec.scaling().apply(points, isTest);
    requireFinite(points, scaled);
    int[] labels = new int[points.size()];
    for (int point = 0; point < labels.length; point++) {
      labels[point] = points.label(point);
    }
    Dataset dataset =
        new Dataset(
            spec.name(), points.featureNames(), points.classNames(), scaled, labels, isTest);
    return new BuiltDataset(
        dataset, points, imported.report.and(emptyStrata(points, isTest, spec.testShare())));
  }

  /** Classes that are too small to have a test point, in one sentence. */
  private static List<String> emptyStrata(PointSet points, boolean[] isTest, double share) {
    int[] counts = new int[points.classNames().size()];
    for (int point = 0; point < points.size(); point++) {
      counts[points.label(point)] += isTest[point] ? 1 : 0;
    }
    List<String> empty =
        IntStream.range(0, counts.length)
            .filter(label -> counts[label] == 0)
            .mapToObj(label -> points.classNames().get(label))
            .toList();
    return share == 0 || empty.isEmpty()
        ? List.of()
        : List.of(
            "test-share = %s is too small a share of %s %s: %s has no test point"
                .formatted(
                    share,
                    empty.size() == 1 ? "class" : "classes",
                    Shown.list(empty),
                    empty.size() == 1 ? "it" : "these"));
  }

  /** Training computes in single precision: what does not fit would become infinite there. */
  private static void requireFinite(PointSet points, float[] scaled) {
    for (int i = 0; i < scaled.length; i++) {
      if (!Float.isFinite(scaled[i])) {
        int point = i / points.dimensions();
        int dimension = i % points.dimensions();
        throw new DatasetException(
            String.format(
                Locale.ROOT,
                "point %d, coordinate %s: %s is not finite in single precision after scaling",
                point + 1,
                Shown.text(points.featureNames().get(dimension)),
                points.coordinate(point, dimension)));
      }
    }
  }

  private record Imported(PointSet points, ImportReport report) {}

  private static Imported points(Source source, long seed, FileOpener opener) {
    if (source instanceof Generator generator) {
      return new Imported(generator.generate(stream(seed)), ImportReport.NOTHING_SKIPPED);
    }
    PointFile file = (PointFile) source;
    try {
      List<InputFile> files = opener.open(file.path());
      PointImport read =
          file instanceof Csv csv
              ? CsvReader.read(csv, files)
              : ParquetPoints.read((Parquet) file, files);
      return new Imported(read.points(), read.report());
    } catch (FileNotFoundException e) {
      throw new DatasetException(file.path() + ": there is no such file", e);
    } catch (IOException e) {
      throw new DatasetException(file.path() + ": it cannot be read: " + reason(e), e);
    }
  }

  /** What began it: file systems of other machines wrap that into long messages of their own. */
  private static String reason(IOException e) {
    Throwable first = Causes.first(e);
    String message = Shown.text(String.valueOf(first.getMessage()));
    return first == e ? message : first.getClass().getSimpleName() + ": " + message;
  }

  private static UniformRandomProvider stream(long seed) {
    return RandomSource.XO_SHI_RO_256_PP.create(seed);
  }
}
