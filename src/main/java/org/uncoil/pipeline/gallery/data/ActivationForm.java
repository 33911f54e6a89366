package org.uncoil.pipeline.gallery.data;

import java.util.List;
import java.util.stream.Stream;
import org.uncoil.study.Activation;

/** The kinds of activations that maps tell apart by the form of their marks. */
public enum ActivationForm {
  ONE_SIDED("bounded on one side, like relu"),
  BOUNDED("bounded, like tanh"),
  UNBOUNDED("unbounded or mixed");

  private static final double FAR = 1000;
  private static final double BOUND = 10;

  private final String title;

  ActivationForm(String title) {
    this.title = title;
  }

  /** Its number among {@link #titles}. */
  public int number() {
    return List.of(values()).indexOf(this);
  }

  public static List<String> titles() {
    return Stream.of(values()).map(form -> form.title).toList();
  }

  /** Of an activation as tables name it. */
  public static ActivationForm of(String label) {
    return Stream.of(Activation.values())
        .filter(activation -> activation.label().equals(label))
        .findFirst()
        .map(ActivationForm::of)
        .orElse(UNBOUNDED);
  }

  private static ActivationForm of(Activation activation) {
    boolean left = Math.abs(activation.value(-FAR)) < BOUND;
    boolean right = Math.abs(activation.value(FAR)) < BOUND;
    if (left && right) {
      return BOUNDED;
    }
    return left || right ? ONE_SIDED : UNBOUNDED;
  }
}
