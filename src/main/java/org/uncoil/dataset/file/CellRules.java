package org.uncoil.dataset.file;

import java.math.BigDecimal;
import java.util.Set;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.Spelling;

/**
 * How the text of a cell is understood.
 *
 * @param missing what stands for a missing value
 * @param decimal what stands before the decimal places
 */
record CellRules(Set<String> missing, char decimal) {
  /** As the values of a Parquet file are written out. */
  static final CellRules PLAIN = new CellRules(Set.of(""), '.');

  CellRules {
    missing = Set.copyOf(missing);
  }

  static CellRules of(Csv csv) {
    return new CellRules(Set.copyOf(csv.naValues()), csv.decimal().charAt(0));
  }

  /** Whether there is no value; null stands for none. */
  boolean isMissing(String cell) {
    return cell == null || missing.contains(Spelling.strip(cell));
  }

  /** The number that a cell holds; NaN where it holds none. */
  double number(String cell) {
    BigDecimal number = decimal(cell);
    return number == null ? Double.NaN : number.doubleValue();
  }

  /** The same, exactly; null where it holds none. */
  BigDecimal decimal(String cell) {
    String text = Spelling.strip(cell);
    if (decimal == '.') {
      return Spelling.decimal(text);
    }
    // a point would separate thousands, and 1.234 be read as a thousandth of what it means
    return text.indexOf('.') >= 0 ? null : Spelling.decimal(text.replace(decimal, '.'));
  }

  /** What may be the reason why a cell is no number; nothing where none is known. */
  String hint(String cell) {
    if (decimal == '.'
        && cell.indexOf(',') >= 0
        && Spelling.decimal(cell.replace(',', '.')) != null) {
      return "; where the comma is the decimal sign, set decimal = \",\"";
    }
    return decimal != '.' && Spelling.decimal(cell) != null
        ? "; decimal = \"" + decimal + "\" leaves no meaning to a point"
        : "";
  }
}
