package org.uncoil.store.table;

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
import org.junit.jupiter.api.Test;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.RowArbitraries;
import org.uncoil.store.row.Column;
import org.uncoil.store.row.comparison.CriticalValueRow;

/** A row equals itself in another output, and differs from any that says something else. */
class RowContentTest {
  /** Two rows of a table, each with nulls and NaN here and there. */
  record Pair<R extends Record>(Table<R> table, R one, R other) {}

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void aRowThatIsReadBackIsTheSame(@ForAll("pairs") Pair<?> pair) throws IOException {
    Path folder = Files.createTempDirectory("uncoil-row-content-");
    try {
      checkReadBack(new OutputFolder(new Configuration(), folder.toString()), pair);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static <R extends Record> void checkReadBack(OutputFolder folder, Pair<R> pair) {
    RowContent<R> content = new RowContent<>(pair.table());
    folder.write(pair.table(), "part", "0", List.of(pair.one()));
    R read = folder.read(pair.table()).toList().get(0);
    assertThat(content.digest(read)).isEqualTo(content.digest(pair.one()));
    assertThat(content.key(read)).isEqualTo(content.key(pair.one()));
    assertThat(content.difference(read, pair.one())).isEmpty();
    assertThat(RowContent.BY_KEY.compare(content.key(read), content.key(pair.one()))).isZero();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void everyColumnCountsButThoseOfHowARunWasCarriedOut(@ForAll("pairs") Pair<?> pair) {
    checkColumns(pair);
  }

  private static <R extends Record> void checkColumns(Pair<R> pair) {
    RowContent<R> content = new RowContent<>(pair.table());
    RecordComponent[] components = pair.table().row().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      R changed = with(pair, i);
      boolean counts = !components[i].getAnnotation(Column.class).incidental();
      String name = pair.table().columns().get(i).name();
      boolean same = content.digest(changed).equals(content.digest(pair.one()));
      assertThat(content.difference(pair.one(), changed).isEmpty()).as(name).isEqualTo(same);
      if (!counts) {
        assertThat(same).as(name).isTrue();
      } else if (!same) {
        assertThat(content.difference(pair.one(), changed))
            .hasValueSatisfying(text -> assertThat(text).startsWith(name + " "));
      }
    }
  }

  /** The first row with one component of the second. */
  private static <R extends Record> R with(Pair<R> pair, int place) {
    RecordComponent[] components = pair.table().row().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < components.length; i++) {
        values.add(components[i].getAccessor().invoke(i == place ? pair.other() : pair.one()));
      }
      return pair.table().row().getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot change " + components[place], e);
    }
  }

  @Test
  void aNullHasAPlaceOfItsOwn() {
    RowContent<CriticalValueRow> content = new RowContent<>(Table.CRITICAL_VALUES);
    CriticalValueRow estimate = critical(0.5, null);
    CriticalValueRow low = critical(null, 0.5);
    assertThat(content.digest(estimate)).isNotEqualTo(content.digest(low));
    assertThat(content.digest(critical(-0.0, null)))
        .isNotEqualTo(content.digest(critical(0.0, null)));
    assertThat(content.digest(critical(Double.NaN, null)))
        .isEqualTo(content.digest(critical(0.0 / 0.0, null)));
    assertThat(content.difference(estimate, low))
        .contains("critical_value is 0.5 in one, null in the other");
  }

  private static CriticalValueRow critical(Double critical, Double low) {
    return new CriticalValueRow("depth", "", null, "", null, "relu", 4, 2, 0.1, critical, low, 2.0);
  }

  @Provide
  Arbitrary<Pair<?>> pairs() {
    return Arbitraries.of(Table.ALL).flatMap(RowContentTest::pair);
  }

  private static <R extends Record> Arbitrary<Pair<?>> pair(Table<R> table) {
    return RowArbitraries.rows(table.row())
        .list()
        .ofSize(2)
        .map(rows -> new Pair<>(table, rows.get(0), rows.get(1)));
  }
}
