package org.uncoil.gallery.run;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.text.Figures;

/**
 * What the run page's script needs to drive every panel with one slider, as lists of words apart by
 * spaces: the epochs the slider stops at, the first frame of each, and its figures as they are
 * written on the page. With a film the stops are the epochs it shows, without one they are all
 * epochs.
 */
public final class Timeline {
  private final Film film;
  private final List<EpochRow> stops;

  public Timeline(RunPage page) {
    film = page.film();
    if (film == null) {
      stops = page.epochs();
    } else {
      Map<Integer, EpochRow> byEpoch = new HashMap<>();
      page.epochs().forEach(figures -> byEpoch.put(figures.epoch(), figures));
      stops = new LinkedHashSet<>(film.frameEpochs()).stream().map(byEpoch::get).toList();
    }
  }

  /** Number of epochs the slider stops at. */
  public int size() {
    return stops.size();
  }

  /** The figures that the page shows before anything is moved: those of the last stop. */
  public EpochRow last() {
    return stops.get(stops.size() - 1);
  }

  public String epochs() {
    return words(figures -> String.valueOf(figures.epoch()));
  }

  /** The first frame that shows each stop; empty without a film. */
  public String frames() {
    if (film == null) {
      return "";
    }
    Map<Integer, Integer> first = new HashMap<>();
    for (int frame = 0; frame < film.frameEpochs().size(); frame++) {
      first.putIfAbsent(film.frameEpochs().get(frame), frame);
    }
    return words(figures -> String.valueOf(first.get(figures.epoch())));
  }

  public String losses() {
    return words(figures -> Figures.loss(figures.trainLoss()));
  }

  public String trainAccuracies() {
    return words(figures -> Figures.percent(figures.trainAccuracy()));
  }

  public String testAccuracies() {
    return words(figures -> Figures.percent(figures.testAccuracy()));
  }

  private String words(Function<EpochRow, String> word) {
    return stops.stream().map(word).collect(Collectors.joining(" "));
  }
}
