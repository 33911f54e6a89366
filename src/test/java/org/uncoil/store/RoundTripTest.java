package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.uncoil.embedding.Floats;
import org.uncoil.store.table.Table;

/** What is written is what is read, of every table, bit for bit. */
class RoundTripTest {
  /** A table with rows of its kind. */
  record Content<R extends Record>(Table<R> table, List<R> rows) {}

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void rowsComeBackAsTheyWereWritten(@ForAll("contents") Content<?> content) throws IOException {
    Path folder = Files.createTempDirectory("uncoil-round-trip-");
    try {
      check(new OutputFolder(new Configuration(), folder.toString()), content);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static <R extends Record> void check(OutputFolder output, Content<R> content)
      throws IOException {
    output.write(content.table(), "part", "0", content.rows());
    // in the file's order, not in the key's
    List<R> read = new ArrayList<>();
    output.read(content.table()).forEach(read::add);
    assertThat(read).hasSameSizeAs(content.rows());
    for (int i = 0; i < read.size(); i++) {
      for (RecordComponent component : content.table().row().getRecordComponents()) {
        assertThat(bits(value(read.get(i), component)))
            .as("%s of row %d", component.getName(), i)
            .isEqualTo(bits(value(content.rows().get(i), component)));
      }
    }
  }

  /** Floats as their bits, so that −0 is not 0; every NaN is the one NaN. */
  private static Object bits(Object value) {
    if (value instanceof Floats floats) {
      int[] bits = new int[floats.size()];
      Arrays.setAll(bits, i -> Float.floatToIntBits(floats.get(i)));
      return Arrays.stream(bits).boxed().toList();
    } else if (value instanceof Double real) {
      return Double.doubleToLongBits(real);
    } else if (value instanceof List<?> list) {
      return list.stream().map(RoundTripTest::bits).toList();
    }
    return value;
  }

  private static Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }

  @Provide
  Arbitrary<Content<?>> contents() {
    return Arbitraries.of(Table.ALL).flatMap(RoundTripTest::content);
  }

  private static <R extends Record> Arbitrary<Content<?>> content(Table<R> table) {
    return RowArbitraries.rows(table.row())
        .list()
        .ofMaxSize(5)
        .map(rows -> new Content<>(table, rows));
  }
}
