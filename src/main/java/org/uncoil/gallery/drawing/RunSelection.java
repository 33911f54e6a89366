package org.uncoil.gallery.drawing;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.uncoil.gallery.Require;

/**
 * Some of the gallery's runs: those whose fields have, for every field that is named, one of its
 * values. Written as the address that shows them: of a single run its page, of several the wall of
 * films with {@code key=value} pairs.
 */
public record RunSelection(List<Criterion> criteria) implements Serializable {
  /** The wall of films. */
  static final String WALL = "films.html";

  private static final String RUN = "run";

  /** A field and a value that it may have. */
  public record Criterion(String field, String value) implements Serializable {
    public Criterion {
      Require.identifier("field", field);
      Require.present("value", value);
    }
  }

  public RunSelection {
    criteria = List.copyOf(criteria);
  }

  /** All runs; to be narrowed. */
  public static RunSelection all() {
    return new RunSelection(List.of());
  }

  /** These runs, by their identities, in whose order they are named. */
  public static RunSelection of(List<String> runIds) {
    Require.that(!runIds.isEmpty(), "runIds", runIds, "must not be empty");
    runIds.forEach(id -> Require.identifier("runId", id));
    return new RunSelection(runIds.stream().sorted().map(id -> new Criterion(RUN, id)).toList());
  }

  /** Narrowed to a field's value, or widened to another value of the same field. */
  public RunSelection with(String field, String value) {
    List<Criterion> more = new ArrayList<>(criteria);
    more.add(new Criterion(field, value));
    return new RunSelection(more);
  }

  /**
   * Whether a run is among them.
   *
   * @param fields gives the run's value of a field
   */
  public boolean accepts(UnaryOperator<String> fields) {
    return criteria.stream()
        .collect(
            Collectors.groupingBy(
                Criterion::field, Collectors.mapping(Criterion::value, Collectors.toSet())))
        .entrySet()
        .stream()
        .allMatch(field -> field.getValue().contains(fields.apply(field.getKey())));
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
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
