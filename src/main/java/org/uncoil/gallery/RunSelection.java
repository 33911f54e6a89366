package org.uncoil.gallery;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.setting.Checks;

/**
 * Some of the gallery's runs: those whose fields have, for every field that is named, one of its
 * values. Written as the address that shows them: the run browser with {@code field=value} pairs.
 * What the study varies is a field each, so that an address does not grow with the runs.
 */
public record RunSelection(List<Criterion> criteria) implements Serializable {
  /** The run browser, at the gallery's root. */
  public static final String WALL = "films.html";

  /** The fields of the run browser by which pages select. */
  public static final String DATASET = "dataset";

  public static final String ACTIVATION = "activation";
  public static final String STATUS = "status";
  public static final String HEALTH = "health";
  public static final String CLUSTER = "cluster";

  private static final String RUN = "run";

  /** A field and a value that it may have. */
  public record Criterion(String field, String value) implements Serializable {
    public Criterion {
      new Checks().identifier("field", field).present("value", value).done();
    }
  }

  public RunSelection {
    criteria = List.copyOf(criteria);
  }

  /** All runs; to be narrowed. */
  public static RunSelection all() {
    return new RunSelection(List.of());
  }

  /** All runs that are compared: those that did not fail. */
  public static RunSelection compared() {
    return all().with(STATUS, RunStatus.TRAINED.label()).with(STATUS, RunStatus.DIVERGED.label());
  }

  /** One run, which its own page shows. */
  public static RunSelection of(String runId) {
    new Checks().identifier("runId", runId).done();
    return all().with(RUN, runId);
  }

  /**
   * Narrowed to a field's value, or widened to another value of the same field.
   *
   * @param field a column of the run browser, or the name of a setting
   * @param value any value of the field where this is empty
   */
  public RunSelection with(String field, String value) {
    if (value.isEmpty()) {
      return this;
    }
    List<Criterion> more = new ArrayList<>(criteria);
    more.add(new Criterion(id(field), value));
    return new RunSelection(more);
  }

  /** A setting's name in an address, as learning-rate. */
  public static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  public RunSelection dataset(String name) {
    return with(DATASET, name);
  }

  public RunSelection activation(String name) {
    return with(ACTIVATION, name);
  }

  /** The address, relative to the gallery's root. */
  public String address() {
    if (criteria.isEmpty()) {
      return WALL;
    }
    if (criteria.size() == 1 && criteria.get(0).field().equals(RUN)) {
      return "runs/" + criteria.get(0).value() + ".html";
    }
    return WALL
        + "#"
        + criteria.stream()
            .map(criterion -> criterion.field() + "=" + encoded(criterion.value()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(VisibleText.of(value), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
