package org.uncoil.pipeline.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RenderSpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Samples;

/** Which files below {@code gallery/films} show what a study no longer has. */
class OutdatedFilmsTest {
  private static final String RUN = "0123456789abcdef";
  private static final NetworkSpec NETWORK =
      Samples.network(List.of(3), Activation.RELU, Samples.adam(), 4);

  private static RenderSpec render(String films, String theme) {
    return StudyFile.parse(
            "it.conf",
            "study.name = s, datasets = [{ name = moons, source = moons }], networks = [{ name = n }],"
                + " render { films = [%s], theme = %s }".formatted(films, theme),
            false)
        .render();
  }

  private static StudyRun run(String dataset) {
    RunPlan plan = new RunPlan(RUN, "d", dataset, 2, 2, NETWORK, 0, 1, 1, 1, 1);
    return new StudyRun(plan, RunRows.trained(RUN, "part-a"));
  }

  private static List<String> files(RunFilm film) {
    return List.of(
            film.video(),
            film.poster(),
            film.facts(),
            film.other("gif"),
            film.frames().replace("/", ""))
        .stream()
        .map(file -> file.replace("films", "").replace("/", ""))
        .toList();
  }

  private static OutdatedFilms of(RenderSpec render, StudyRun run) {
    return new OutdatedFilms(render, List.of(run), FilmPlan.of(List.of(run), render));
  }

  @Test
  void filmsOfTheStudysRunsAreKeptWithAnySettings() {
    OutdatedFilms old = of(render("film", "light"), run("moons"));
    for (String theme : List.of("light", "dark")) {
      RunFilm film = RunFilm.ofPage(run("moons").plan(), render("film", theme)).orElseThrow();
      assertThat(files(film)).noneMatch(old::old);
    }
  }

  @Test
  void thoseOfOtherRunsAndOtherNamesAreOld() {
    OutdatedFilms old = of(render("film", "light"), run("2019"));
    RunFilm named = RunFilm.ofPage(run("moons").plan(), render("film", "light")).orElseThrow();
    assertThat(files(named)).allMatch(old::old);
    assertThat(files(named).stream().map(file -> file.replace(RUN, "f".repeat(16))).toList())
        .allMatch(old::old);
  }

  @Test
  void groupsOfAKindThatIsNotPlannedAndOtherFilesAreKept() {
    String group = "f".repeat(16) + "-compare-light-30-1-0-none-01234567.webm";
    assertThat(of(render("film", "light"), run("moons")).old(group)).isFalse();
    assertThat(of(render("film, compare", "light"), run("moons")).old(group)).isTrue();
    assertThat(of(render("film", "light"), run("moons")).old("my-holiday.webm")).isFalse();
    assertThat(of(render("film", "light"), run("moons")).old(RUN + "-notes.png")).isFalse();
  }
}
