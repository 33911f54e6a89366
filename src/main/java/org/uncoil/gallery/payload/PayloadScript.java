package org.uncoil.gallery.payload;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;

/**
 * Writes a payload: a script that puts one text under the run's name, base64 of zlib (RFC 1950) of
 * what follows. A page that was opened from disk may load scripts, and nothing else. All numbers
 * are big-endian.
 *
 * <pre>
 * int32    1 (version), points, epochs, classes, stages (1: after; 2: and before the activation),
 *          points of the dataset, matrices (2, or 0 with more than 20 classes)
 * int32    the epochs, in ascending order
 * float64  of each stage: left, right, bottom, top of the axes
 * int32    of each point its number in the dataset
 * int32    of each point the epoch from which it is always right; −1 where it ends wrong
 * uint16   of each point its class, plus 32768 where it is a test point
 * float32  the last layer: epochs × classes × 3
 * then of each epoch
 * bytes    of each stage x, then y: see {@link Track}
 * bytes    of each point the class that it is given, exclusive or that of the epoch before:
 *          the lower bytes, then the upper ones
 * int32    the two matrices, training and test points, less those of the epoch before
 * </pre>
 */
final class PayloadScript {
  private static final int VERSION = 1;
  private static final int TEST = 0x8000;

  private PayloadScript() {}

  static byte[] of(String runId, PayloadRecorder run, List<Track> tracks) {
    String data = Base64.getEncoder().encodeToString(packed(run, tracks));
    return "(self.uncoilRuns??={})[\"%s\"]=\"%s\";\n"
        .formatted(runId, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(PayloadRecorder run, List<Track> tracks) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    Deflater deflater = new Deflater(6);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      List<AxisLimits> limits = tracks.stream().map(Track::limits).toList();
      writeHead(out, run, limits);
      for (int place = 0; place < run.epochs().length; place++) {
        writeEpoch(out, run, tracks, limits, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory that cannot be written to", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void writeHead(DataOutputStream out, PayloadRecorder run, List<AxisLimits> limits)
      throws IOException {
    Dataset dataset = run.dataset();
    int[] points = run.points();
    int[] epochs = run.epochs();
    out.writeInt(VERSION);
    out.writeInt(points.length);
    out.writeInt(epochs.length);
    out.writeInt(dataset.classes());
    out.writeInt(limits.size());
    out.writeInt(dataset.size());
    out.writeInt(run.counts(0).length == 0 ? 0 : 2);
    for (int epoch : epochs) {
      out.writeInt(epoch);
    }
    for (AxisLimits stage : limits) {
      out.writeDouble(stage.minX());
      out.writeDouble(stage.maxX());
      out.writeDouble(stage.minY());
      out.writeDouble(stage.maxY());
    }
    for (int point : points) {
      out.writeInt(point);
    }
    for (int point : points) {
      out.writeInt(run.learned(point));
    }
    for (int point : points) {
      out.writeShort(dataset.label(point) | (dataset.isTest(point) ? TEST : 0));
    }
    for (float weight : run.layers()) {
      out.writeFloat(weight);
    }
  }

  private static void writeEpoch(
      DataOutputStream out,
      PayloadRecorder run,
      List<Track> tracks,
      List<AxisLimits> limits,
      int place)
      throws IOException {
    for (int stage = 0; stage < tracks.size(); stage++) {
      tracks.get(stage).write(out, 0, place, limits.get(stage));
      tracks.get(stage).write(out, 1, place, limits.get(stage));
    }
    char[] now = run.decided(place);
    char[] before = place == 0 ? new char[now.length] : run.decided(place - 1);
    byte[] planes = new byte[2 * now.length];
    for (int p = 0; p < now.length; p++) {
      int changed = now[p] ^ before[p];
      planes[p] = (byte) changed;
      planes[now.length + p] = (byte) (changed >> 8);
    }
    out.write(planes);
    int[] counts = run.counts(place);
    int[] earlier = place == 0 ? new int[counts.length] : run.counts(place - 1);
    Arrays.setAll(counts, i -> counts[i] - earlier[i]);
    for (int count : counts) {
      out.writeInt(count);
    }
  }
}
