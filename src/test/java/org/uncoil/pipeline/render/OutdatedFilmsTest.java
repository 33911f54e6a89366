package org.uncoil.pipeline.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.RunRows;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
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

  private static StudyRun run(String fileName) {
    RunPlan plan = new RunPlan(RUN, "d", "moons", 2, 2, NETWORK, 0, 1, 1, 1, 1, fileName);
    return new StudyRun(plan, RunRows.trained(RUN, "part-a"));
  }

  private static FilmFacts facts(RenderSpec.FilmKind kind, String... runs) {
    return new FilmFacts(kind, List.of(runs), "0123", 8, 8, 12, List.of(0));
  }

  private static OutdatedFilms of(String films) {
    RenderSpec render = render(films, "light");
    StudyRun run = run("moons-relu-seed0");
    return new OutdatedFilms(render, List.of(run), FilmPlan.of(List.of(run), render));
  }

  @Test
  void filmsOfTheStudysRunsAreKeptWithAnySettings() {
    FilmFacts film = facts(RenderSpec.FilmKind.FILM, RUN);
    for (String theme : List.of("light", "dark")) {
      RunFilm made =
          RunFilm.ofPage(run("moons-relu-seed0").plan(), render("film", theme)).orElseThrow();
      assertThat(of("film").old(made.fileName(), film)).isFalse();
    }
    assertThat(of("film").old("moons-relu-seed0-embedding", film)).isFalse();
  }

  @Test
  void thoseOfOtherRunsAndOtherNamesAreOld() {
    assertThat(of("film").old("moons-tanh-seed0", facts(RenderSpec.FilmKind.FILM, RUN))).isTrue();
    assertThat(of("film").old("moons-relu-seed0", facts(RenderSpec.FilmKind.FILM, "f".repeat(16))))
        .isTrue();
  }

  @Test
  void groupsOfAKindThatIsNotPlannedAreKept() {
    FilmFacts group = facts(RenderSpec.FilmKind.COMPARE, RUN);
    assertThat(of("film").old("moons-relu-seed0-compare", group)).isFalse();
    assertThat(of("film, compare").old("moons-relu-seed0-compare", group)).isTrue();
  }

  @Test
  void aFilmIsThereOnlyWithTheFactsOfItsSettings(@TempDir Path disk) {
    OutputFolder folder = new OutputFolder(new Configuration(), disk.toString());
    RunPlan run = run("moons-relu-seed0").plan();
    RunFilm light = RunFilm.ofPage(run, render("film", "light")).orElseThrow();
    assertThat(light.video()).isEqualTo("films/moons-relu-seed0.webm");
    folder.write(RunFilm.GALLERY + light.video(), new byte[1]);
    folder.write(RunFilm.GALLERY + light.poster(), new byte[1]);
    assertThat(FilmFolder.of(folder).has(light)).isFalse();
    FilmFacts facts =
        new FilmFacts(light.kind(), List.of(RUN), light.source(), 8, 8, 12, List.of(0));
    folder.write(RunFilm.GALLERY + light.facts(), facts.json().getBytes(StandardCharsets.UTF_8));
    folder.write(RunFilm.GALLERY + "films/notes.json", "[1]".getBytes(StandardCharsets.UTF_8));
    assertThat(FilmFolder.of(folder).has(light)).isTrue();
    RenderSpec slow = render("film", "light, frames-per-second = 2");
    assertThat(RunFilm.ofPage(run, slow).orElseThrow().fileName()).isEqualTo(light.fileName());
    assertThat(FilmFolder.of(folder).has(RunFilm.ofPage(run, slow).orElseThrow())).isFalse();
    new OutdatedFilms(render("film", "light"), List.of(), List.of()).delete(folder);
    assertThat(folder.names("gallery/films")).containsExactly("notes.json");
  }
}
