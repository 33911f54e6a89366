package org.uncoil.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.study.map.MapSpec;
import picocli.CommandLine.Option;

/**
 * Leaves of a study one dataset, one network, one seed, or all three: that is how a single run is
 * run again. Its identity and its numbers are those that it has in the whole study.
 */
final class StudySelection {
  private static final Pattern CELL = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "only the runs on this dataset; give them a folder of their own with --out")
  private String dataset;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "only the runs of this network; the table networks has the names")
  private String network;

  @Option(names = "--seed", paramLabel = "N", description = "only the runs with this seed")
  private Long seed;

  @Option(
      names = "--cell",
      paramLabel = "COLUMN,ROW",
      description =
          "only the run of this cell of a map, from 0,0; records all of it and runs every stage")
  private String cell;

  private boolean narrows() {
    return dataset != null || network != null || seed != null || cell != null;
  }

  /**
   * What is left of the study.
   *
   * @throws BadInputException where the study has nothing of a name that is asked for
   */
  StudySpec of(StudySpec study, Path file) {
    if (!narrows()) {
      return study;
    }
    if (cell != null) {
      return ofCell(study, file);
    }
    List<String> problems = new ArrayList<>();
    StudySpec narrowed =
        study.with(
            only(study.seeds(), "seed", seed, s -> s, file, problems),
            only(study.datasets(), "dataset", dataset, d -> d.name(), file, problems),
            only(study.networks(), "network", network, n -> n.name(), file, problems));
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return narrowed;
  }

  private static <T, K> List<T> only(
      List<T> all, String what, K wanted, Function<T, K> key, Path file, List<String> problems) {
    if (wanted == null) {
      return all;
    }
    List<T> found = all.stream().filter(item -> key.apply(item).equals(wanted)).toList();
    if (found.isEmpty()) {
      List<String> known =
          all.stream().limit(10).map(item -> String.valueOf(key.apply(item))).toList();
      problems.add(
          "--%s %s: %s has no such %s, but %s%s"
              .formatted(
                  what,
                  wanted,
                  file,
                  what,
                  String.join(", ", known),
                  all.size() > known.size() ? ", …" : ""));
    }
    return found;
  }

  private StudySpec ofCell(StudySpec study, Path file) {
    if (!study.isMap()) {
      throw new BadInputException(List.of("--cell %s: %s is no map".formatted(cell, file)));
    }
    if (dataset != null || network != null || seed != null) {
      throw new BadInputException(
          List.of(
              "--cell %s: selects one run: leave out --dataset, --network and --seed"
                  .formatted(cell)));
    }
    MapSpec map = study.map();
    Matcher numbers = CELL.matcher(cell);
    if (numbers.matches()
        && Integer.parseInt(numbers.group(1)) < map.columns()
        && Integer.parseInt(numbers.group(2)) < map.rows()) {
      return study.ofCell(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
    throw new BadInputException(
        List.of(
            String.format(
                Locale.ROOT,
                "--cell %s: must be a column from 0 to %d and a row from 0 to %d, for example 0,%d",
                cell,
                map.columns() - 1,
                map.rows() - 1,
                map.rows() - 1)));
  }

  /** What tells the default folder from that of the whole study. */
  String suffix() {
    return cell != null ? "-cell-" + cell.replace(',', '-') : narrows() ? "-replay" : "";
  }

  /**
   * A part of a study swept the whole of it away, if both shared a folder.
   *
   * @throws BadInputException where the folder holds anything but this part
   */
  void refuseOthers(OutputFolder folder, StudySpec study) {
    boolean other =
        folder
            .text(Provenance.STUDY)
            .filter(there -> !there.equals(StudyFile.render(study)))
            .isPresent();
    if (narrows() && other) {
      throw new BadInputException(
          List.of(
              "--out %s: holds another study, or more of this one; part of a study needs a folder of its own"
                  .formatted(folder.displayName())));
    }
  }
}
