package org.uncoil.pipeline.generate;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.embedding.Floats;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.store.Shards;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.PointRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.RunId;
import org.uncoil.study.Seeds;

/**
 * Makes one dataset, or one shard of one, in one task, and writes its points.
 *
 * @param handle where they go
 * @param workingDirectory what relative paths of the study are relative to, as a URI
 */
public record MakeDataset(FolderHandle handle, String workingDirectory)
    implements Distributed.Work<MakeDataset.Request, MakeDataset.Made> {

  /** What to make. */
  public record Request(DatasetSpec spec, long studySeed, int shard) implements Serializable {
    /** All that make a dataset. */
    static List<Request> of(DatasetSpec spec, long studySeed) {
      return IntStream.range(0, spec.mode().shards())
          .mapToObj(shard -> new Request(spec, studySeed, shard))
          .toList();
    }
  }

  /**
   * The row of a dataset of this shard alone, or what is wrong with it.
   *
   * @param warnings what may not be as the study's author means it; the first shard stands for all
   */
  public record Made(DatasetRow row, String problem, List<String> warnings)
      implements Serializable {
    public Made {
      warnings = List.copyOf(warnings);
    }
  }

  @Override
  public Made apply(Request request, LongAccumulator done) {
    try {
      return made(request, true);
    } finally {
      done.add(1);
    }
  }

  /** What {@link #apply} would say, with nothing written. */
  public Made look(Request request) {
    return made(request, false);
  }

  private Made made(Request request, boolean written) {
    try {
      BuiltDataset built =
          BuiltDataset.of(
              request.spec(),
              Seeds.shard(request.studySeed(), request.spec(), request.shard()),
              new StudyFiles(workingDirectory, handle.configuration().value()));
      DatasetRow row = row(request, built);
      if (written) {
        write(row.datasetId(), request, built);
      }
      return new Made(row, "", warnings(request, built));
    } catch (DatasetException e) {
      return new Made(null, "dataset " + request.spec().name() + ": " + e.getMessage(), List.of());
    }
  }

  private static List<String> warnings(Request request, BuiltDataset built) {
    return built.report().warnings().stream()
        .filter(warning -> request.shard() == 0)
        .map(warning -> "dataset " + request.spec().name() + ": " + warning)
        .toList();
  }

  private void write(String id, Request request, BuiltDataset built) {
    List<PointRow> points = points(built, request.shard());
    handle
        .open()
        .write(
            Table.POINTS,
            Shards.part(id, request.shard()),
            Distributed.attempt(),
            points.stream().map(point -> point.of(id)).toList());
  }

  private static DatasetRow row(Request request, BuiltDataset built) {
    DatasetSpec spec = request.spec();
    Dataset dataset = built.dataset();
    String id = id(request, built);
    return new DatasetRow(
        id,
        spec.name(),
        kind(spec),
        Canonical.json(spec),
        dataset.size(),
        spec.mode().shards(),
        dataset.dimensions(),
        dataset.classes(),
        dataset.featureNames(),
        dataset.classNames(),
        built.raw().classCounts(),
        dataset.size() - dataset.trainPoints().length,
        built.report().skipped(),
        built.report().reasons());
  }

  /**
   * Over the points themselves, so that a file that changed makes another dataset; of several
   * shards, which no task has together, over what they are drawn from.
   */
  private static String id(Request request, BuiltDataset built) {
    DatasetSpec spec = request.spec();
    String points =
        spec.mode().shards() == 1
            ? digest(built)
            : String.valueOf(Seeds.dataset(request.studySeed(), spec));
    // what a generator calls its classes changes no number
    List<String> classes = built.dataset().classNames();
    if (spec.source() instanceof Generator) {
      classes = IntStream.range(0, classes.size()).mapToObj(String::valueOf).toList();
    }
    return RunId.shorten(
        Canonical.digest("dataset", spec, built.dataset().featureNames(), classes, points));
  }

  /** SHA-256 over every raw coordinate, label and held-out mark. */
  private static String digest(BuiltDataset built) {
    PointSet raw = built.raw();
    int bytesPerPoint = raw.dimensions() * Double.BYTES + Integer.BYTES + 1;
    ByteBuffer bytes = ByteBuffer.allocate(bytesPerPoint);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int point = 0; point < raw.size(); point++) {
        bytes.clear();
        for (int d = 0; d < raw.dimensions(); d++) {
          bytes.putDouble(raw.coordinate(point, d));
        }
        bytes.putInt(raw.label(point)).put((byte) (built.dataset().isTest(point) ? 1 : 0));
        digest.update(bytes.array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String kind(DatasetSpec spec) {
    return Canonical.kind((Record) spec.source());
  }

  private static List<PointRow> points(BuiltDataset built, int shard) {
    PointSet raw = built.raw();
    Dataset dataset = built.dataset();
    List<PointRow> rows = new ArrayList<>(raw.size());
    for (int point = 0; point < raw.size(); point++) {
      List<Double> coordinates = new ArrayList<>(raw.dimensions());
      float[] features = new float[raw.dimensions()];
      for (int d = 0; d < raw.dimensions(); d++) {
        coordinates.add(raw.coordinate(point, d));
        features[d] = dataset.feature(point, d);
      }
      rows.add(
          new PointRow(
              "",
              shard,
              point,
              dataset.label(point),
              dataset.isTest(point),
              coordinates,
              Floats.of(features)));
    }
    return rows;
  }
}
