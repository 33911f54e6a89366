package org.uncoil.pipeline.render;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.study.NetworkSpec;

/** In which of their settings two networks differ. */
final class Factors {
  private Factors() {}

  /** One sentence per setting, as {@code learning rate: 0.01 against 0.1}; names do not count. */
  static List<String> differing(NetworkSpec one, NetworkSpec other) {
    List<String> factors = new ArrayList<>();
    for (RecordComponent component : NetworkSpec.class.getRecordComponents()) {
      Object first = value(component, one);
      Object second = value(component, other);
      if (!component.getName().equals("name") && !first.equals(second)) {
        boolean activation = component.getName().equals("activation");
        factors.add(
            "%s: %s against %s"
                .formatted(
                    component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT),
                    activation ? one.activationLabel() : first,
                    activation ? other.activationLabel() : second));
      }
    }
    return factors;
  }

  private static Object value(RecordComponent component, NetworkSpec network) {
    try {
      return component.getAccessor().invoke(network);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
