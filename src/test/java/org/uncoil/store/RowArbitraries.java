package org.uncoil.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.uncoil.embedding.Floats;
import org.uncoil.store.row.Column;

/** Rows of any table: each component drawn from all that its type can hold. */
public final class RowArbitraries {
  private RowArbitraries() {}

  public static <R extends Record> Arbitrary<R> rows(Class<R> row) {
    List<Arbitrary<Object>> components =
        Arrays.stream(row.getRecordComponents()).map(RowArbitraries::component).toList();
    return Combinators.combine(components).as(values -> construct(row, values));
  }

  private static <R extends Record> R construct(Class<R> row, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(row.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return row.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot construct " + row, e);
    }
  }

  private static Arbitrary<Object> component(RecordComponent component) {
    Arbitrary<Object> values = ofType(component);
    // the others have a value that stands for nothing
    boolean hasNull =
        Number.class.isAssignableFrom(component.getType()) || component.getType() == Boolean.class;
    return hasNull && component.getAnnotation(Column.class).nullable()
        ? values.injectNull(0.3)
        : values;
  }

  private static Arbitrary<Object> ofType(RecordComponent component) {
    if (component.getType() == Floats.class) {
      return floatLists().asGeneric();
    }
    if (component.getGenericType() instanceof ParameterizedType list) {
      Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
      return single(element).list().ofMaxSize(6).asGeneric();
    }
    return single(component.getType());
  }

  /** Mostly short, now and then longer than any buffer starts with. */
  private static Arbitrary<Floats> floatLists() {
    Arbitrary<Float> anyBits = Arbitraries.integers().map(Float::intBitsToFloat);
    Arbitrary<Floats> drawn = anyBits.array(float[].class).ofMaxSize(20).map(Floats::of);
    Arbitrary<Floats> longOnes =
        Arbitraries.integers()
            .between(1000, 5000)
            .map(
                size -> {
                  float[] values = new float[size];
                  for (int i = 0; i < size; i++) {
                    values[i] = Float.intBitsToFloat(i * 0x9E3779B1);
                  }
                  return Floats.of(values);
                });
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(9, drawn), net.jqwik.api.Tuple.of(1, longOnes));
  }

  private static Arbitrary<Object> single(Class<?> type) {
    if (type == String.class) {
      return strings().asGeneric();
    } else if (type == int.class || type == Integer.class) {
      return Arbitraries.integers().edgeCases(cases -> cases.add(-1)).asGeneric();
    } else if (type == long.class || type == Long.class) {
      return Arbitraries.longs().asGeneric();
    } else if (type == double.class || type == Double.class) {
      return Arbitraries.longs()
          .map(Double::longBitsToDouble)
          .edgeCases(
              cases -> cases.add(Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE))
          .asGeneric();
    } else if (type == boolean.class || type == Boolean.class) {
      return Arbitraries.of(true, false).asGeneric();
    }
    throw new AssertionError("no values known of " + type);
  }

  private static Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(20),
        Arbitraries.of("", "две спирали", "螺旋 🌀", "2–100–2–2", "a\u0000b\n\"c\""));
  }
}
