package org.uncoil.study.map;

import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An axis of a map: a setting of the dataset or of the network, and its values.
 *
 * @param owner whose setting it is
 * @param path which setting
 * @param kind what the setting takes
 * @param range its values; of a setting that takes whole numbers, rounded
 */
public record MapAxis(Owner owner, SettingPath path, Kind kind, AxisRange range)
    implements Serializable {

  /** Whose setting it is. */
  public enum Owner {
    DATASET,
    NETWORK
  }

  /** What a setting takes. */
  public enum Kind {
    /** A number. */
    REAL,
    /** A whole number. */
    WHOLE,
    /** A list of whole numbers, all of which are the axis's: the widths of all hidden layers. */
    WIDTHS;

    /** The kind of a setting of this type; empty where no number is one. */
    public static Optional<Kind> of(Type type) {
      if (type == double.class) {
        return Optional.of(REAL);
      } else if (type == int.class || type == long.class) {
        return Optional.of(WHOLE);
      }
      boolean widths =
          type instanceof ParameterizedType list
              && list.getActualTypeArguments()[0] == Integer.class;
      return widths ? Optional.of(WIDTHS) : Optional.empty();
    }
  }

  /** What pictures and pages call it, as "learning rate". */
  public String label() {
    if (kind == Kind.WIDTHS) {
      return "width of the hidden layers";
    }
    // that noise is the source's needs no word
    List<String> keys = path.keys();
    List<String> told = keys.get(0).equals("source") ? keys.subList(1, keys.size()) : keys;
    return String.join(" ", told).replace('-', ' ');
  }

  /** Number of values. */
  public int steps() {
    return range.steps();
  }

  /** A value as a number. */
  public double value(int step) {
    double value = range.value(step);
    return kind == Kind.REAL ? value : Math.rint(value);
  }

  /** Whether all values differ, which rounding may prevent. */
  public boolean distinct() {
    for (int step = 1; step < steps(); step++) {
      if (value(step) == value(step - 1)) {
        return false;
      }
    }
    return true;
  }

  /** The dataset or network with the value of a step; another record stays as it is. */
  public <R extends Record> R put(R record, Owner whose, int step) {
    return whose == owner ? path.with(record, setting(record, step)) : record;
  }

  /** A value as the setting takes it. */
  public Object setting(Record record, int step) {
    double value = value(step);
    return switch (kind) {
      case REAL -> value;
      case WHOLE ->
          path.type(record).orElseThrow() == long.class
              ? (Object) (long) value
              : (Object) (int) value;
      case WIDTHS -> Collections.nCopies(((List<?>) path.of(record)).size(), (int) value);
    };
  }
}
