package org.uncoil.pipeline.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.CodedOutputStream;

/**
 * A file of TensorBoard's events: TensorFlow's records (length, its checksum, data, its checksum;
 * tensorflow/core/lib/io/record_writer.h), each an Event message (tensorflow/core/util/event.proto)
 * with one scalar. Only a folder with such a file is a run to TensorBoard, whatever else it holds.
 *
 * <p>The tables keep no time of day: every event is at the beginning of time, and steps tell order.
 */
final class EventFile {
  /** TensorBoard takes a file for one of events by its second part. */
  static final String NAME = "events.out.tfevents.0.uncoil";

  private static final String VERSION = "brain.Event:2";

  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /** A file without scalars. */
  EventFile() {
    add(
        message(
            event -> {
              event.writeDouble(WALL_TIME, 0);
              event.writeString(FILE_VERSION, VERSION);
            }));
  }

  /** Adds the value of a curve at a step. */
  void scalar(String tag, int step, double value) {
    byte[] point =
        message(
            summaryValue -> {
              summaryValue.writeString(TAG, tag);
              summaryValue.writeFloat(SIMPLE_VALUE, (float) value);
            });
    byte[] summary = message(out -> out.writeByteArray(SUMMARY_VALUE, point));
    add(
        message(
            event -> {
              event.writeDouble(WALL_TIME, 0);
              event.writeInt64(STEP, step);
              event.writeByteArray(SUMMARY, summary);
            }));
  }

  byte[] toBytes() {
    return records.toByteArray();
  }

  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory takes what is written to it", e);
    }
    return bytes.toByteArray();
  }

  private void add(byte[] data) {
    byte[] length = bytes(Long.BYTES).putLong(data.length).array();
    records.writeBytes(length);
    records.writeBytes(checksum(length));
    records.writeBytes(data);
    records.writeBytes(checksum(data));
  }

  /** CRC-32C, turned and shifted so that a checksum of what holds checksums is of use. */
  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    return bytes(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
