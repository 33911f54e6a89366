package org.uncoil.gallery.map;

import java.util.Locale;
import java.util.Objects;
import org.uncoil.setting.Checks;

/**
 * A quantity that every cell of a map has.
 *
 * @param key its name in addresses and in the data, as {@code final-loss}
 * @param label its name on the page, as "final training loss"
 * @param format how the page writes a value
 * @param scale how it is rounded and coloured; values below 0 need {@link Spacing#LINEAR}
 * @param values columns × rows, row by row, row 0 at the bottom; the cell has none where the value
 *     is not finite. Not copied: a map has millions
 */
@SuppressWarnings("ArrayRecordComponent")
public record MapQuantity(String key, String label, Format format, Spacing scale, float[] values) {
  /** How the page writes a value. */
  public enum Format {
    /** 1 is yes, 0 is no. */
    YES_NO,
    /** Three digits. */
    NUMBER,
    /** A share, as a percentage. */
    PERCENT,
    /** A whole number. */
    WHOLE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public MapQuantity {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(values, "values");
    new Checks().text("key", key).text("label", label).done();
  }
}
