package org.uncoil.store.row.comparison;

import java.io.Serializable;
import java.util.List;
import org.uncoil.store.row.Column;

/** How much of a measure's variance a factor of the study explains, or two beyond each alone. */
public record ImportanceRow(
    @Column(
            "the measure: accuracy, or separation (the separation epoch, restricted to the study's shortest run)")
        String measure,
    @Column(
            "the factor: dataset or a setting of networks; higher for interactions of three or more, seed for the rest: differences between runs with the same settings")
        String factor,
    @Column(value = "the second factor of an interaction; otherwise null", nullable = true)
        String secondFactor,
    @Column("variance explained, over the grid of all levels") double variance,
    @Column("share of the total variance") double share,
    @Column(
            value =
                "lower limit of the share's 95 % interval, jackknife over seeds, at least 0; null with a single seed",
            nullable = true)
        double low,
    @Column(value = "upper limit likewise, at most 1", nullable = true) double high,
    @Column(
            "share of the grid's cells that the study covers; the others are imputed by an additive model")
        double coverage,
    @Column("number of runs") int runs,
    @Column(value = "levels of a single factor; otherwise null", shape = "levels", nullable = true)
        List<String> levels,
    @Column(
            value =
                "mean of the measure at each level, with equal weights for the levels of the other factors",
            shape = "levels",
            nullable = true)
        List<Double> means)
    implements Serializable {
  /** The factor; of an interaction both, as {@code dataset × activation}. */
  public String effect() {
    return secondFactor.isEmpty() ? factor : factor + " × " + secondFactor;
  }
}
