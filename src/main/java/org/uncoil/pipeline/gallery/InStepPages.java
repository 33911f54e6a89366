package org.uncoil.pipeline.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.run.InStepPage;
import org.uncoil.pipeline.gallery.page.GalleryInput;
import org.uncoil.pipeline.render.FilmPlan;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.Canonical;

/** The pages on which all activations go in step, one for each dataset that has runs. */
final class InStepPages {
  private InStepPages() {}

  /** The pages by their datasets' names. */
  static Map<String, InStepPage> of(GalleryInput input) {
    List<StudyRun> runs = input.runs();
    List<DatasetRow> datasets = input.shown();
    Map<String, Map<String, List<Integer>>> groups = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      String alike = Canonical.json(FilmPlan.alike(runs.get(i).plan().network()));
      groups
          .computeIfAbsent(runs.get(i).plan().dataset(), name -> new LinkedHashMap<>())
          .computeIfAbsent(alike + " " + runs.get(i).row().seed(), key -> new ArrayList<>())
          .add(i);
    }
    Map<String, InStepPage> pages = new LinkedHashMap<>();
    for (int place = 0; place < datasets.size(); place++) {
      DatasetRow dataset = datasets.get(place);
      List<List<Integer>> own = List.copyOf(groups.getOrDefault(dataset.name(), Map.of()).values());
      pages.put(
          dataset.name(),
          new InStepPage(
              input.study().title(),
              dataset.name(),
              InStepPage.path(place),
              dataset.classNames(),
              groups(own, input)));
    }
    return pages;
  }

  private static List<InStepPage.Group> groups(List<List<Integer>> members, GalleryInput input) {
    List<StudyRun> runs = input.runs();
    Map<String, Long> shared =
        members.stream()
            .map(group -> label(runs.get(group.get(0)), false))
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    List<InStepPage.Group> groups = new ArrayList<>();
    for (List<Integer> group : members) {
      if (groups.size() == InStepPage.MOST_GROUPS) {
        break;
      }
      StudyRun first = runs.get(group.get(0));
      String label = label(first, shared.get(label(first, false)) > 1);
      List<RunCard> tiles =
          group.stream().limit(InStepPage.MOST_TILES).map(input.cards()::get).toList();
      groups.add(new InStepPage.Group(label, tiles, group.size() - tiles.size()));
    }
    return groups;
  }

  /** What a group has in common; with the first network's name where that is not enough. */
  private static String label(StudyRun run, boolean named) {
    return String.format(
        Locale.ROOT,
        "%s%s · seed %d",
        run.plan().architecture(),
        named ? " · " + run.plan().network().name() : "",
        run.row().seed());
  }
}
