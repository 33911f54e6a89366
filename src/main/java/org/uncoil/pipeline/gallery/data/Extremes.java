package org.uncoil.pipeline.gallery.data;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.uncoil.text.Figures;
import org.uncoil.text.Wording;

/**
 * Which of some things have most of a quantity and which least, all of those that tie, in a
 * sentence.
 *
 * @param most those with most, in the order given
 * @param least those with least, likewise; the same where all are alike
 */
public record Extremes(List<String> most, List<String> least) {
  /** Of at least one name. */
  public static Extremes of(Collection<String> names, ToDoubleFunction<String> value) {
    double most = names.stream().mapToDouble(value).max().orElseThrow();
    double least = names.stream().mapToDouble(value).min().orElseThrow();
    return new Extremes(
        names.stream().filter(name -> value.applyAsDouble(name) == most).toList(),
        names.stream().filter(name -> value.applyAsDouble(name) == least).toList());
  }

  /**
   * As "most often with relu, 93%, and least often with tanh, 12%"; "equally often with each of 3
   * activations, 93%" where all are alike; "with relu, 93%" where there is one alone.
   *
   * @param manner what they have most of, as "often"; may be empty
   * @param preposition before names, as "with"
   * @param noun what they are, as "activation"
   * @param figure the quantity of one, as readers see it
   */
  public String text(String manner, String preposition, String noun, UnaryOperator<String> figure) {
    String how = (manner.isEmpty() ? "" : " " + manner) + " " + preposition + " ";
    String first = figure.apply(most.get(0));
    if (!most.equals(least)) {
      return "most%s%s, %s, and least%s%s, %s"
          .formatted(
              how, Wording.list(most), first, how, Wording.list(least), figure.apply(least.get(0)));
    }
    return most.size() == 1
        ? preposition + " " + most.get(0) + ", " + first
        : "equally%seach of %s, %s".formatted(how, Figures.count(most.size(), noun), first);
  }

  /**
   * As "highest with relu, 93%, and lowest with tanh, 62%"; "the same with each of 3 activations,
   * 93%" where all are alike; "93% with relu" where there is one alone.
   */
  public String highest(String noun, UnaryOperator<String> figure) {
    String first = figure.apply(most.get(0));
    if (!most.equals(least)) {
      return "highest with %s, %s, and lowest with %s, %s"
          .formatted(Wording.list(most), first, Wording.list(least), figure.apply(least.get(0)));
    }
    return most.size() == 1
        ? first + " with " + most.get(0)
        : "the same with each of %s, %s".formatted(Figures.count(most.size(), noun), first);
  }
}
