package org.uncoil.store.row;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents a column of a table: a component of its row record. The column's name is the
 * component's in snake case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
  /** What it holds. */
  String value();

  /** Unit of its values, where they have one. */
  String unit() default "";

  /** Shape of a list, as {@code points} or {@code classes × 3}. */
  String shape() default "";

  /**
   * Whether a row may lack a value. The table has null where the record has null, or what stands
   * for nothing in its Java type: NaN, −1, an empty text or an empty list. So the tables have one
   * sign for a missing value, and calculations need not unpack numbers.
   */
  boolean nullable() default false;

  /** Whether an element of a list may be missing: NaN or −1 in the record, null in the table. */
  boolean nullableElements() default false;

  /**
   * Whether it tells how the run was carried out (a time, a host, a file) rather than what came of
   * it, and may therefore differ between two runs of one study; such columns are left out when
   * outputs are compared.
   */
  boolean incidental() default false;
}
