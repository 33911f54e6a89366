package org.uncoil.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

/** Levels are those that Parquet's own encoder and decoder of them write and read. */
class LevelsTest {
  private static final int MOST = 2;
  private static final int WIDTH = 2;

  /** The same level several times. */
  record Run(int level, int count) {}

  @Provide
  Arbitrary<List<Run>> runs() {
    Arbitrary<Integer> lengths =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 9), Arbitraries.integers().between(10, 3000));
    return Combinators.combine(Arbitraries.integers().between(0, MOST), lengths)
        .as(Run::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(700);
  }

  private static List<Integer> levels(List<Run> runs) {
    List<Integer> levels = new ArrayList<>();
    runs.forEach(run -> levels.addAll(Collections.nCopies(run.count(), run.level())));
    return levels;
  }

  @Property(tries = 200)
  void parquetReadsThem(@ForAll("runs") List<Run> runs) throws IOException {
    Levels written = new Levels(MOST);
    // what was taken before leaves nothing behind
    written.add(1, 13);
    written.take();
    runs.forEach(run -> written.add(run.level(), run.count()));
    ByteBuffer bytes = ByteBuffer.wrap(written.take()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt()).isEqualTo(bytes.remaining());
    var decoder =
        new RunLengthBitPackingHybridDecoder(
            WIDTH, new ByteArrayInputStream(bytes.array(), Integer.BYTES, bytes.remaining()));
    for (int level : levels(runs)) {
      assertThat(decoder.readInt()).isEqualTo(level);
    }
  }

  @Property(tries = 200)
  void readsThoseOfParquet(@ForAll("runs") List<Run> runs) throws IOException {
    var encoder =
        new RunLengthBitPackingHybridEncoder(WIDTH, 64, 1 << 20, new HeapByteBufferAllocator());
    List<Integer> levels = levels(runs);
    for (int level : levels) {
      encoder.writeInt(level);
    }
    byte[] encoded = encoder.toBytes().toInputStream().readAllBytes();
    ByteBuffer page =
        ByteBuffer.allocate(Integer.BYTES + encoded.length + 1)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(encoded.length)
            .put(encoded)
            .put((byte) 42)
            .flip();
    Levels.Reader reader = new Levels.Reader(page, levels.size(), MOST);
    assertThat(page.get()).isEqualTo((byte) 42);
    int at = 0;
    while (at < levels.size()) {
      int first = at;
      assertThat(reader.left()).isEqualTo(levels.size() - at);
      assertThat(reader.next()).isEqualTo(levels.get(at++));
      while (at < levels.size() && levels.get(at).equals(levels.get(first))) {
        at++;
      }
      if (at % 2 == 0) {
        assertThat(reader.passAll(levels.get(first))).isEqualTo(at - first - 1);
      } else {
        reader.skip(at - first - 1);
      }
    }
    assertThat(reader.left()).isZero();
  }

  @Test
  void fewerThanThePageHasValuesAreAnError() throws IOException {
    Levels written = new Levels(1);
    written.add(0, 1);
    written.add(1, 99);
    byte[] bytes = written.take();
    Levels.Reader reader =
        new Levels.Reader(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 101, 1);
    reader.next();
    assertThatThrownBy(() -> reader.passAll(1)).isInstanceOf(IOException.class);
    bytes[0] = 120;
    assertThatThrownBy(
            () -> new Levels.Reader(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 100, 1))
        .isInstanceOf(IOException.class);
  }
}
