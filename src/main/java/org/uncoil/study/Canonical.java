package org.uncoil.study;

import com.typesafe.config.ConfigUtil;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.uncoil.setting.Setting;

/**
 * Specifications as text: {@link #json} for people and tables, which a study file could hold again,
 * and {@link #digest} for identities, in which numbers are exact and names, which change nothing,
 * are left out.
 */
public final class Canonical {
  private static final String NAME = "name";

  private Canonical() {}

  /** A record, list, enum constant, number, boolean or string as JSON on one line. */
  public static String json(Object value) {
    return text(value, Style.JSON);
  }

  /**
   * SHA-256 over what the values say, under the oldest names of settings and values, apart from the
   * names of datasets and networks and from later settings that have their default; 64 hexadecimal
   * characters.
   */
  public static String digest(Object... values) {
    String text = text(List.of(values), Style.DIGEST);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What study files call a record of a sealed family, as {@code film-spiral}. */
  public static String kind(Record record) {
    return Kinds.kebab(record.getClass().getSimpleName());
  }

  /** The oldest name of a constant, which names of files keep as identities do. */
  public static String oldest(Enum<?> constant) {
    return EarlierNames.oldest(constant.getDeclaringClass(), Kinds.kebab(constant));
  }

  private static String plain(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** For whom a text is. */
  private enum Style {
    JSON {
      @Override
      boolean has(Component component, Object value) {
        return true;
      }

      @Override
      String key(Component component) {
        return component.key;
      }

      @Override
      String name(Enum<?> constant) {
        return Kinds.kebab(constant);
      }

      @Override
      String number(double value) {
        return plain(value);
      }
    },
    DIGEST {
      @Override
      boolean has(Component component, Object value) {
        return !component.name.equals(NAME) && !component.isLaterDefault(value);
      }

      @Override
      String key(Component component) {
        return component.oldestKey;
      }

      @Override
      String name(Enum<?> constant) {
        return oldest(constant);
      }

      @Override
      String number(double value) {
        return Double.toHexString(value);
      }
    };

    /** Whether a component is part of the text. */
    abstract boolean has(Component component, Object value);

    abstract String key(Component component);

    abstract String name(Enum<?> constant);

    abstract String number(double value);
  }

  private static String text(Object value, Style style) {
    StringBuilder text = new StringBuilder();
    append(text, value, style);
    return text.toString();
  }

  private static void append(StringBuilder text, Object value, Style style) {
    if (value instanceof Record record) {
      appendRecord(text, record, style);
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        text.append(i > 0 ? "," : "");
        append(text, list.get(i), style);
      }
      text.append(']');
    } else if (value instanceof Enum<?> constant) {
      text.append('"').append(style.name(constant)).append('"');
    } else if (value instanceof Double real) {
      text.append(style.number(real));
    } else if (value instanceof String string) {
      text.append(ConfigUtil.quoteString(string));
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("no canonical text for " + value);
    }
  }

  private static void appendRecord(StringBuilder text, Record record, Style style) {
    Form form = Form.OF.get(record.getClass());
    text.append('{').append(form.kind);
    boolean first = form.kind.isEmpty();
    for (Component component : form.components) {
      Object value = component.of(record);
      if (style.has(component, value)) {
        text.append(first ? "" : ",").append(style.key(component));
        append(text, value, style);
        first = false;
      }
    }
    text.append('}');
  }

  /**
   * What the records of a class have in common, found out once: a study of a million runs has three
   * million digests.
   *
   * @param kind the entry that tells the members of a sealed family apart; else empty
   */
  private record Form(String kind, List<Component> components) {
    static final ClassValue<Form> OF =
        new ClassValue<>() {
          @Override
          protected Form computeValue(Class<?> type) {
            return new Form(
                Kinds.hasFamily(type)
                    ? "\"type\":\"" + Kinds.kebab(type.getSimpleName()) + '"'
                    : "",
                Arrays.stream(type.getRecordComponents()).map(Component::of).toList());
          }
        };
  }

  /**
   * A component of a record.
   *
   * @param key how its entry begins
   * @param oldestKey the same under its oldest name
   * @param laterDefault the default, as text, of a setting that came later; null for others
   */
  private record Component(
      String name, String key, String oldestKey, String laterDefault, Method accessor) {
    static Component of(RecordComponent component) {
      String name = component.getName();
      Setting setting = component.getAnnotation(Setting.class);
      return new Component(
          name,
          '"' + Kinds.kebab(name) + "\":",
          '"' + EarlierNames.oldest(component.getDeclaringRecord(), Kinds.kebab(name)) + "\":",
          setting != null && setting.later() ? setting.or() : null,
          component.getAccessor());
    }

    boolean isLaterDefault(Object value) {
      return laterDefault != null && laterDefault.equals(json(value));
    }

    Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + name + " of " + record.getClass(), e);
      }
    }
  }
}
