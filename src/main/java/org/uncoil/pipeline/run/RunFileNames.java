package org.uncoil.pipeline.run;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.study.Canonical;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RunSpec;
import org.uncoil.study.StudySpec;

/**
 * Names for the files of a study's runs, as {@code spiral-tanh-seed1}: the dataset, the activation
 * and the seed. Where several networks of the study have one activation, the network's name stands
 * for it. A name has only lower-case letters of ASCII, digits, dots, dashes and underscores, so
 * that every file system, archive and address can hold it and none takes two for one.
 */
public final class RunFileNames {
  /** A longer part of a name is cut. */
  private static final int LONGEST_PART = 60;

  /** Characters of the digest that distinguishes what would otherwise have one name. */
  private static final int DIGEST = 6;

  private final Map<String, String> datasets;
  private final Map<String, String> networks;
  private final Map<String, Long> counts;

  /** Those of a study's runs. */
  public RunFileNames(StudySpec study) {
    datasets =
        study.datasets().stream()
            .collect(Collectors.toMap(DatasetSpec::name, dataset -> part(dataset.name())));
    Map<String, Long> activations =
        counted(study.networks(), network -> part(network.activationLabel()));
    networks = new HashMap<>();
    for (NetworkSpec network : study.networks()) {
      String activation = part(network.activationLabel());
      networks.put(
          network.name(), activations.get(activation) == 1 ? activation : part(network.name()));
    }
    counts = new HashMap<>();
    for (String dataset : datasets.values()) {
      for (String network : networks.values()) {
        counts.merge(dataset + "-" + network, 1L, Long::sum);
      }
    }
  }

  private static <T> Map<String, Long> counted(Collection<T> items, Function<T, String> name) {
    return items.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
  }

  /** The name of a run's files, without an ending. */
  public String of(RunSpec run) {
    String dataset = run.dataset().name();
    String network = run.network().name();
    String name = datasets.get(dataset) + "-" + networks.get(network);
    String digest =
        counts.get(name) == 1
            ? ""
            : "-" + Canonical.digest(List.of(dataset, network)).substring(0, DIGEST);
    return name + digest + "-seed" + run.replicate();
  }

  /** What can be written of a name; a part of its digest where that is nothing. */
  static String part(String name) {
    String plain =
        Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9._]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    String cut = plain.substring(0, Math.min(LONGEST_PART, plain.length()));
    return cut.isEmpty() ? Canonical.digest(name).substring(0, DIGEST) : cut;
  }
}
