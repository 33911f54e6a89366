package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * The study in numbers.
 *
 * @param datasets number of datasets
 * @param networks number of network specifications
 * @param runs number of runs, which is trained + diverged + failed
 * @param trained runs that were trained to the end
 * @param diverged runs whose loss left the finite numbers
 * @param failed runs that could not be carried out
 * @param points embedded points that are stored, over all runs and epochs
 * @param seconds time the study took
 */
public record StudySummary(
    long datasets,
    long networks,
    long runs,
    long trained,
    long diverged,
    long failed,
    long points,
    double seconds)
    implements Serializable {
  public StudySummary {
    new Checks()
        .notNegative("datasets", datasets)
        .notNegative("networks", networks)
        .notNegative("trained", trained)
        .notNegative("diverged", diverged)
        .notNegative("failed", failed)
        .that(
            runs == trained + diverged + failed,
            "runs",
            runs,
            "must be trained + diverged + failed = " + (trained + diverged + failed))
        .notNegative("points", points)
        .notNegative("seconds", seconds)
        .done();
  }
}
