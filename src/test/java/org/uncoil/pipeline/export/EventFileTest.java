package org.uncoil.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.Summary;

/** Read back by TensorFlow's own message of a summary, where DL4J brings it. */
class EventFileTest {
  /** What every file of TensorFlow's events begins with: 24 bytes follow, and their checksum. */
  @Test
  void beginsLikeTensorFlows() {
    assertThat(new EventFile().toBytes())
        .startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22);
    byte[] event = records(new EventFile().toBytes()).get(0);
    assertThat(Arrays.copyOfRange(event, 9, 24))
        .isEqualTo("\u001a\rbrain.Event:2".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void holdsCurves() throws Exception {
    EventFile file = new EventFile();
    file.scalar("train_loss", 0, 0.75);
    file.scalar("train_loss", 300, Double.POSITIVE_INFINITY);
    List<byte[]> records = records(file.toBytes());
    assertThat(records).hasSize(3);
    check(records.get(1), 0, 0.75f);
    check(records.get(2), 300, Float.POSITIVE_INFINITY);
  }

  private static void check(byte[] event, long step, float value) throws Exception {
    CodedInputStream in = CodedInputStream.newInstance(event);
    long found = -1;
    Summary summary = null;
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 2 -> found = in.readInt64();
        case 5 -> summary = Summary.parseFrom(in.readByteArray());
        default -> in.skipField(tag);
      }
    }
    assertThat(found).isEqualTo(step);
    assertThat(summary.getValueList())
        .singleElement()
        .satisfies(
            at -> {
              assertThat(at.getTag()).isEqualTo("train_loss");
              assertThat(at.getSimpleValue()).isEqualTo(value);
            });
  }

  private static List<byte[]> records(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] record = new byte[(int) in.getLong()];
      in.getInt();
      in.get(record);
      in.getInt();
      records.add(record);
    }
    return records;
  }
}
