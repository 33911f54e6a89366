package org.uncoil.pipeline.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.generator.Spiral;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.ActivationCard;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.figure.Figure;
import org.uncoil.gallery.figure.HeatMap;
import org.uncoil.gallery.figure.SurvivalCurves;
import org.uncoil.gallery.wall.WallScript;
import org.uncoil.pipeline.claim.Claims;
import org.uncoil.pipeline.claim.Evidence;
import org.uncoil.pipeline.compare.ComparedRun;
import org.uncoil.pipeline.compare.Comparison;
import org.uncoil.pipeline.gallery.figure.StudyFigures;
import org.uncoil.pipeline.gallery.page.ActivationCards;
import org.uncoil.pipeline.gallery.page.Films;
import org.uncoil.pipeline.gallery.page.RunCards;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.Separations;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.comparison.ClaimFigureRow;
import org.uncoil.store.row.comparison.ImportanceRow;
import org.uncoil.store.row.comparison.PhaseRow;
import org.uncoil.store.row.comparison.SurvivalRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.Samples;

/**
 * Every reader says the same of the same runs: relu's is linearly separable by accident at epoch 0
 * and stays so from 165 on, while its network is perfect at 233; tanh's is separable for a time
 * alone, and sine's diverges after its network was perfect.
 */
class SeparationReadersTest {
  private static final int EPOCHS = 300;
  private static final DatasetSpec SPIRAL =
      new DatasetSpec("spiral", new Spiral(900, 3, 1.5, 0.2), Scaling.NONE, 0.2, 0);

  @TempDir private Path root;
  private final List<StudyRun> runs = new ArrayList<>();
  private OutputFolder folder;
  private Separations separations;

  @BeforeEach
  void store() {
    folder = new OutputFolder(new Configuration(), root.toString());
    add(Activation.RELU, "trained", 233);
    add(Activation.TANH, "trained", null);
    add(Activation.SINE, "diverged", 50);
    folder.write(
        Table.SEPARATIONS,
        "p",
        "0",
        List.of(
            new SeparationRow("relu", EPOCHS + 1, 137, 0, 165, 0.1),
            new SeparationRow("tanh", EPOCHS + 1, 9, 1, null, 0.1)));
    separations = Separations.of(folder);
    new Comparison(runs.stream().map(this::compared).toList(), 7).write(folder);
  }

  private void add(Activation activation, String status, Integer perfect) {
    NetworkSpec network = Samples.network(List.of(5), activation, Samples.adam(), EPOCHS);
    String run = activation.label();
    String reason = status.equals("trained") ? "" : "the loss is not finite";
    RunRow row =
        new RunRow(
            run, "d", "n", 0, status, reason, EPOCHS, 0.1, 1, 0.1, 1, perfect, 1, "vector", "cpu",
            "1", "p", 1, "here");
    runs.add(
        new StudyRun(
            new RunPlan(run, "d", "spiral", 2, 2, network, 0, 1, 1, 1, 1, "spiral-tanh-seed0"),
            row));
  }

  private ComparedRun compared(StudyRun run) {
    return ComparedRun.of(run, SPIRAL, separations.of(run.row()));
  }

  private List<RunCard> cards() {
    StudySpec study =
        StudyFile.parse(
            "s.conf",
            "study.name = s, datasets = [{ name = spiral, source = moons }], networks = [{ name = n }]",
            false);
    return new RunCards(
            study,
            separations,
            List.of(),
            List.of(),
            new Films(folder, study.render(), runs),
            Set.of())
        .of(runs);
  }

  @Test
  void theTablesGiveTheType() {
    assertThat(runs.stream().map(StudyRun::row).map(separations::of))
        .containsExactly(
            new Separation(true, 0, 165, 233),
            new Separation(true, 1, null, null),
            new Separation(true, null, null, 50));
    // where nothing is probed nothing is known, of runs that diverged neither
    assertThat(runs.stream().map(StudyRun::row).map(new Separations(Map.of())::of))
        .extracting(Separation::known)
        .containsOnly(false);
  }

  @Test
  void theComparisonIsOfSeparationEpochs() {
    Map<String, SurvivalRow> survival = new LinkedHashMap<>();
    folder.read(Table.SURVIVAL).forEach(row -> survival.put(row.activation(), row));
    assertThat(survival.get("relu").epochs()).containsExactly(165);
    assertThat(survival.get("relu").median()).isEqualTo(165);
    assertThat(survival.values()).extracting(SurvivalRow::separated).containsExactly(1, 0, 0);
    ImportanceRow activation =
        folder.read(Table.IMPORTANCE).toList().stream()
            .filter(row -> row.measure().equals("separation") && row.factor().equals("activation"))
            .findFirst()
            .orElseThrow();
    assertThat(activation.levels()).containsExactly("relu", "tanh", "sine");
    assertThat(activation.means()).containsExactly(165.0, 300.0, 300.0);
    assertThat(folder.read(Table.PHASES).toList())
        .filteredOn(row -> row.firstAxis().equals("activation") && row.secondAxis().isEmpty())
        .extracting(PhaseRow::separated)
        .containsExactly(1, 0, 0);
  }

  @Test
  void theClaimIsOfTheSameRuns() {
    DatasetRow dataset =
        new DatasetRow(
            "d", "spiral", "s", "{}", 900, 1, 2, 3, List.of(), List.of(), List.of(), 2, 0,
            List.of());
    ProbeRow raw =
        new ProbeRow("d", "", "raw", 2, 0.5, 0.5, List.of(), List.of(), false, null, null, null);
    List<ClaimFigureRow> figures =
        new Claims(Evidence.of(List.of(dataset), List.of(raw), runs, separations, Map.of()), 7)
            .figures();
    // of the two that were trained
    assertThat(figures)
        .filteredOn(figure -> figure.quantity().equals("linearly separable at the end"))
        .extracting(ClaimFigureRow::estimate)
        .containsExactly(0.5, 0.5);
  }

  @Test
  void theGalleryShowsTheSameEpochs() {
    List<RunCard> cards = cards();
    assertThat(cards)
        .extracting(RunCard::separation)
        .containsExactlyElementsOf(runs.stream().map(StudyRun::row).map(separations::of).toList());
    List<ActivationCard> activations =
        ActivationCards.of(cards, folder.read(Table.SURVIVAL).toList());
    assertThat(activations)
        .extracting(ActivationCard::name)
        .containsExactly("relu", "sine", "tanh");
    assertThat(activations).extracting(ActivationCard::separated).containsExactly(1L, 0L, 0L);
    assertThat(activations)
        .extracting(ActivationCard::separation)
        .containsExactly(165.0, Double.NaN, Double.NaN);
    byte[] wall = WallScript.render(cards, Map.of());
    assertThat(new String(wall, StandardCharsets.UTF_8)).contains("\"separation\":[165,null,null]");
  }

  @Test
  void theFiguresShowTheSameEpochs() {
    List<Figure> figures =
        StudyFigures.page(folder, "study", List.of("spiral"), cards(), List.of(), List.of())
            .sections()
            .stream()
            .flatMap(section -> section.figures().stream())
            .toList();
    assertThat(figures)
        .filteredOn(SurvivalCurves.class::isInstance)
        .singleElement()
        .satisfies(
            figure ->
                assertThat(((SurvivalCurves) figure).curves().get(0).row().epochs().get(0))
                    .isEqualTo(165));
    assertThat(figures)
        .filteredOn(figure -> figure.caption().id().equals("separable"))
        .singleElement()
        .satisfies(
            figure ->
                assertThat(((HeatMap) figure).cells())
                    .extracting(HeatMap.Cell::share)
                    .containsExactlyInAnyOrder(1.0, 0.0, 0.0));
    assertThat(figures)
        .filteredOn(figure -> figure.caption().id().equals("parallel"))
        .singleElement()
        .satisfies(
            figure ->
                assertThat(figure.caption().description())
                    .contains("separation epoch of at most 165"));
  }
}
