package org.uncoil.setting;

import java.io.Serializable;
import java.util.Set;

/**
 * What a record has against one of its values.
 *
 * @param field the component, in kebab case
 * @param value the value that is refused, as text
 * @param right what would be right
 * @param given the other fields that were taken for right in saying so
 */
public record Objection(String field, String value, String right, Set<String> given)
    implements Serializable {
  public Objection {
    given = Set.copyOf(given);
  }

  /** Whether it says anything about these fields, or relies on one of them. */
  public boolean concerns(Set<String> fields) {
    return fields.contains(field) || given.stream().anyMatch(fields::contains);
  }

  @Override
  public String toString() {
    return field + " = " + value + ": " + right;
  }
}
