package org.uncoil.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The cases in {@code src/test/resources/statistics}, and what other programs say of them: see
 * {@code src/test/oracles}.
 *
 * @param values by name; NaN where they have none
 */
public record Oracle(Map<String, Double> values) {
  private static final Path FOLDER = Path.of("src/test/resources/statistics");

  /** What R says. */
  public static final Oracle R = read("oracle.csv");

  /** What SciPy and statsmodels say. */
  public static final Oracle PYTHON = read("oracle-python.csv");

  private static Oracle read(String file) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String line : lines(file)) {
      int comma = line.lastIndexOf(',');
      String value = line.substring(comma + 1);
      double number =
          switch (value) {
            case "NA", "NaN" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(value);
          };
      values.put(line.substring(0, comma), number);
    }
    return new Oracle(values);
  }

  private static List<String> lines(String file) {
    try {
      List<String> lines = Files.readAllLines(FOLDER.resolve(file));
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The fields after the first of the rows whose first field is {@code set}, in the file's order.
   */
  public static List<List<String>> rows(String file, String set) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(file)) {
      List<String> fields = List.of(line.split(","));
      if (fields.get(0).equals(set)) {
        rows.add(fields.subList(1, fields.size()));
      }
    }
    assertThat(rows).as(set).isNotEmpty();
    return rows;
  }

  /** A single value. */
  public double value(String name) {
    assertThat(values).containsKey(name);
    return values.get(name);
  }

  /** Values numbered from 1. */
  public List<Double> list(String name) {
    List<Double> list =
        IntStream.iterate(1, i -> values.containsKey(name + "." + i), i -> i + 1)
            .mapToObj(i -> values.get(name + "." + i))
            .toList();
    assertThat(list).as(name).isNotEmpty();
    return list;
  }
}
