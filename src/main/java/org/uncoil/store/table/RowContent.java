package org.uncoil.store.table;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.uncoil.embedding.Floats;

/**
 * What two outputs must have in common in a row of a table: its key, and every column that does not
 * tell how a run was carried out. Numbers are compared bit for bit, NaN equals NaN, and null equals
 * null alone.
 */
public final class RowContent<R extends Record> {
  /** Keys column by column, with null first. */
  public static final Comparator<List<Object>> BY_KEY =
      (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
          int order = Table.compare(one.get(i), other.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private final List<Function<Record, Object>> key;
  private final List<String> names;
  private final List<Function<Record, Object>> compared;
  private final MessageDigest digest;

  /** Of the rows of a table. */
  public RowContent(Table<R> table) {
    key = table.key().stream().map(table::column).toList();
    names =
        table.columns().stream()
            .filter(column -> !column.about().incidental())
            .map(TableColumn::name)
            .toList();
    compared = names.stream().map(table::column).toList();
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The values of the key's columns, any of which may be null. */
  public List<Object> key(R row) {
    List<Object> values = new ArrayList<>();
    key.forEach(column -> values.add(column.apply(row)));
    return Collections.unmodifiableList(values);
  }

  /** A number that is the same for rows with the same content, and hardly ever for others. */
  public BigInteger digest(R row) {
    compared.forEach(column -> add(column.apply(row)));
    return new BigInteger(1, digest.digest());
  }

  /** A column in which two rows differ, with both values; empty where there is none. */
  public Optional<String> difference(R one, R other) {
    for (int i = 0; i < names.size(); i++) {
      Object first = compared.get(i).apply(one);
      Object second = compared.get(i).apply(other);
      if (!bytes(first).equals(bytes(second))) {
        return Optional.of(names.get(i) + " " + difference(first, second));
      }
    }
    return Optional.empty();
  }

  private ByteBuffer bytes(Object value) {
    add(value);
    return ByteBuffer.wrap(digest.digest());
  }

  private static String difference(Object one, Object other) {
    List<?> first = elements(one);
    List<?> second = elements(other);
    if (first.size() != second.size()) {
      return "has " + first.size() + " values in one, " + second.size() + " in the other";
    }
    for (int i = 0; i < first.size(); i++) {
      if (!Objects.equals(first.get(i), second.get(i))) {
        return "[" + i + "] is " + first.get(i) + " in one, " + second.get(i) + " in the other";
      }
    }
    return "is " + one + " in one, " + other + " in the other";
  }

  private static List<?> elements(Object value) {
    if (value instanceof Floats floats) {
      return IntStream.range(0, floats.size()).mapToObj(floats::get).toList();
    }
    return value instanceof List<?> list ? list : List.of();
  }

  /**
   * Every value begins with its kind, and what has a length with that, so that none reads as two.
   */
  private void add(Object value) {
    if (value == null) {
      digest.update((byte) 0);
    } else if (value instanceof Floats floats) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (floats.size() + 1));
      bytes.putInt(floats.size());
      for (int i = 0; i < floats.size(); i++) {
        bytes.putInt(Float.floatToIntBits(floats.get(i)));
      }
      add('f', bytes);
    } else if (value instanceof List<?> list) {
      add('l', ByteBuffer.allocate(Integer.BYTES).putInt(list.size()));
      list.forEach(this::add);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      add('s', ByteBuffer.allocate(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8));
    } else if (value instanceof Boolean truth) {
      add('b', ByteBuffer.allocate(1).put((byte) (truth ? 1 : 0)));
    } else if (value instanceof Double real) {
      add('d', ByteBuffer.allocate(Long.BYTES).putLong(Double.doubleToLongBits(real)));
    } else if (value instanceof Float real) {
      add('f', ByteBuffer.allocate(Integer.BYTES).putInt(Float.floatToIntBits(real)));
    } else if (value instanceof Number whole) {
      add('i', ByteBuffer.allocate(Long.BYTES).putLong(whole.longValue()));
    } else {
      throw new IllegalArgumentException("no column holds " + value.getClass());
    }
  }

  private void add(char kind, ByteBuffer bytes) {
    digest.update((byte) kind);
    digest.update(bytes.flip());
  }
}
