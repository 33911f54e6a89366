package org.uncoil.pipeline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.Verdict;
import org.uncoil.store.row.comparison.ClaimFigureRow;

/**
 * The five claims of the source article, tested on every dataset of a study. Accuracies are
 * training accuracies unless they are called test accuracies, because a claim about separability is
 * about the points to be separated.
 *
 * <p>A regression or a network is accurate enough from {@link #ACCURATE} on: it may misclassify one
 * point in two hundred. Whether an embedding is linearly separable is a different question, with an
 * exact test: see {@link Separation}.
 *
 * @param evidence of each dataset
 * @param seed what bootstrap samples are drawn by
 */
public record Claims(List<Evidence> evidence, long seed) {
  public static final double ACCURATE = 0.995;

  // the last layer and a regression fitted to the same embedding should hardly ever disagree
  private static final double SAME_DECISIONS = 0.98;

  public Claims {
    evidence = List.copyOf(evidence);
  }

  /** Their figures, as the table {@code claims}; none without datasets. */
  public List<ClaimFigureRow> figures() {
    return evidence.isEmpty()
        ? List.of()
        : Stream.of(
                rawInput(),
                handCraftedFeature(),
                networkFindsIt(),
                separableEmbedding(),
                lastLayer())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * A row for each quantity of a claim: over the datasets that it is about, and on each of the
   * study's.
   */
  private List<ClaimFigureRow> figures(int claim, List<Evidence> scope, Verdict verdict) {
    List<ClaimFigureRow> rows = new ArrayList<>();
    for (Quantity quantity : Quantity.of(claim)) {
      rows.add(quantity.row("", quantity.over(scope, seed), scope, verdict));
    }
    for (Evidence e : evidence) {
      for (Quantity quantity : Quantity.of(claim)) {
        if (quantity.count(List.of(e)) > 0) {
          String dataset = e.dataset().name();
          rows.add(quantity.row(dataset, quantity.of(e, seed), List.of(e), verdict));
        }
      }
    }
    return rows;
  }

  /** The datasets on which a regression on the raw input is not accurate enough. */
  private List<Evidence> hard() {
    return evidence.stream().filter(Evidence::hard).toList();
  }

  private List<ClaimFigureRow> rawInput() {
    return figures(1, evidence, verdict(evidence, Evidence::hard));
  }

  private List<ClaimFigureRow> handCraftedFeature() {
    List<Evidence> hard = hard();
    List<Evidence> solved = hard.stream().filter(e -> e.bestFeature() >= ACCURATE).toList();
    boolean byRadius = hard.stream().anyMatch(e -> e.radius() >= ACCURATE);
    boolean holds = byRadius && solved.size() < hard.size();
    return figures(
        2,
        hard,
        hard.isEmpty()
            ? Verdict.UNTESTED
            : holds ? Verdict.HOLDS : solved.isEmpty() ? Verdict.FAILS : Verdict.MIXED);
  }

  private List<ClaimFigureRow> networkFindsIt() {
    return figures(
        3,
        hard(),
        verdict(
            hard().stream().filter(e -> !e.networks(false).isEmpty()).toList(),
            e -> e.best(false) >= ACCURATE && !(e.best(true) >= ACCURATE)));
  }

  private List<ClaimFigureRow> separableEmbedding() {
    return figures(
        4,
        hard(),
        verdict(
            hard().stream().filter(e -> !e.separations(false).isEmpty()).toList(),
            e -> e.separations(false).stream().anyMatch(Separation::separated)));
  }

  private List<ClaimFigureRow> lastLayer() {
    return figures(
        5,
        evidence,
        verdict(
            evidence.stream().filter(e -> !Double.isNaN(e.agreement())).toList(),
            e -> e.agreement() >= SAME_DECISIONS));
  }

  private static Verdict verdict(List<Evidence> evidence, Predicate<Evidence> holds) {
    if (evidence.isEmpty()) {
      return Verdict.UNTESTED;
    }
    long count = evidence.stream().filter(holds).count();
    if (count == 0) {
      return Verdict.FAILS;
    }
    return count == evidence.size() ? Verdict.HOLDS : Verdict.MIXED;
  }
}
