package org.uncoil.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uncoil.dataset.generator.sklearn.Moons;
import org.uncoil.study.Engine;
import org.uncoil.study.Optimizer;
import org.uncoil.study.RunSpec;
import org.uncoil.study.Studies;
import org.uncoil.study.StudySpec;

class MapSectionTest {
  private static final String STUDY =
      """
      study { name = test }
      datasets = [ { name = moons, source { type = moons, points = 40 } } ]
      networks = [ { name = net, hidden = [8, 8], optimizer { type = sgd }, epochs = 20 } ]
      """;

  private static StudySpec map(String axes) {
    return StudyFile.parse("map.conf", STUDY + "map { " + axes + " }", true);
  }

  @Test
  void aCellHasTheValuesOfBothAxesAndAllElseOfTheStudy() {
    StudySpec study =
        map(
            """
            x { learning-rate { from = 0.001, to = 10, steps = 5, scale = log } }
            y { source.noise { from = 0, to = 0.4, steps = 3 } }
            """);
    RunSpec run = study.run(3, 1);
    RunSpec corner = study.run(0, 2);

    assertThat(study.runCount()).isEqualTo(15);
    assertThat(run.network().learningRate()).isCloseTo(1, within(1e-12));
    assertThat(((Moons) run.dataset().source()).noise()).isEqualTo(0.2);
    assertThat(((Moons) run.dataset().source()).points()).isEqualTo(40);
    assertThat(corner.network().learningRate()).isEqualTo(0.001);
    assertThat(((Moons) corner.dataset().source()).noise()).isEqualTo(0.4);
    assertThat(run.network().hidden()).containsExactly(8, 8);
  }

  @Test
  void anAxisVariesWidthsWholeNumbersAndSettingsOfKinds() {
    StudySpec study =
        StudyFile.parse(
            "map.conf",
            (STUDY
                    + "map { x { hidden { from = 2, to = 32, steps = 5, scale = log } }, y { optimizer.momentum { from = 0.1, to = 0.9, steps = 3 } } }")
                .replace("type = sgd", "type = momentum"),
            true);

    assertThat(study.run(0, 0).network().hidden()).containsExactly(2, 2);
    assertThat(study.run(2, 0).network().hidden()).containsExactly(8, 8);
    assertThat(study.run(4, 0).network().hidden()).containsExactly(32, 32);
    assertThat(((Optimizer.Momentum) study.run(0, 1).network().optimizer()).momentum())
        .isCloseTo(0.5, within(1e-12));
    assertThat(study.map().x().label()).isEqualTo("width of the hidden layers");
    assertThat(study.map().y().label()).isEqualTo("optimizer momentum");
  }

  @Test
  void itsFileIsReadBackAsTheSameStudy() {
    StudySpec study =
        map(
            """
            x.initial-scale { from = 0.1, to = 10, steps = 4, scale = log }
            y.epochs { from = 10, to = 30, steps = 3 }
            """);

    assertThat(StudyFile.parse("again.conf", StudyFile.render(study), true)).isEqualTo(study);
  }

  @Test
  void theStudyOfACellHasItsRunAndItsEngineAndRecordsAll() {
    StudySpec study =
        map(
            "x.dropout { from = 0, to = 0.5, steps = 3 }, y.epochs { from = 10, to = 30, steps = 3 }");
    StudySpec plain = study.ofCell(0, 2);

    assertThat(plain.runs()).containsExactly(study.run(0, 2));
    assertThat(plain.isMap()).isFalse();
    assertThat(plain.record().everyNEpochs()).isEqualTo(1);
    assertThat(plain.record().filmable()).isTrue();
    assertThat(plain.engine()).isEqualTo(Engine.LANES);
    assertThat(study.ofCell(1, 2).engine()).isEqualTo(Engine.VECTOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x.epochs { from = 1, to = 9, steps = 3 } | map.y | is missing
          x.epochs { from = 1, to = 9, steps = 3 }, y = 3 | map.y | must be a setting with a range
          x.epochs { from = 1, to = 9, steps = 3 }, y.epochs { from = 1, to = 9, steps = 3 } | map.y | the same setting as map.x
          x.epochs { from = 1, to = 9, steps = 3 }, y.batchsize { from = 1, to = 9, steps = 3 } | map.y.batchsize | did you mean batch-size?
          x.epochs { from = 1, to = 9, steps = 3 }, y.activation { from = 1, to = 9, steps = 3 } | map.y.activation | is no number
          x.epochs { from = 1, to = 9, steps = 3 }, y.name { from = 1, to = 9, steps = 3 } | map.y.name | is no setting
          x.epochs { from = 1, to = 9, steps = 30 }, y.l1 { from = 0, to = 1, steps = 3 } | map.x.epochs.steps | must be fewer
          x.epochs { from = 0, to = 9, steps = 3 }, y.l1 { from = 0, to = 1, steps = 3 } | map.x.epochs | epochs = 0 must be at least 1
          x.epochs { from = 1, to = 9, steps = 3 }, y.dropout { from = 0, to = 1, steps = 3 } | map.y.dropout | must lie in [0, 1)
          x.epochs { from = 1, to = 9, steps = 3, by = 2 }, y.l1 { from = 0, to = 1, steps = 3 } | map.x.epochs.by | is not a setting here
          x.epochs { from = 1, to = 9 }, y.l1 { from = 0, to = 1, steps = 3 } | map.x.epochs.steps | is missing
          x.l2 { from = 0, to = 9, steps = 3, scale = log }, y.l1 { from = 0, to = 1, steps = 3 } | map.x.l2.from | must be greater than 0 on a log scale
          x.l2 { from = 0, to = 9, steps = 16384 }, y.l1 { from = 0, to = 1, steps = 16384 } | map | a map can have 100,000,000
          x.l2 { from = 0, to = 9, steps = 3 }, y.l1 { from = 0, to = 1, steps = 3 }, z.epochs { from = 1, to = 2, steps = 2 } | map.z | is no axis
          """)
  void aMistakeIsNamedByItsPath(String axes, String path, String message) {
    List<Problem> problems = Studies.problems(STUDY + "map { " + axes + " }");

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void aMapHasOneDatasetOneNetworkAndOneSeed() {
    String axes =
        "map { x.l2 { from = 0, to = 9, steps = 3 }, y.l1 { from = 0, to = 1, steps = 3 } }";
    List<Problem> problems =
        Studies.problems(
            """
            study { name = test, seeds = 2 }
            datasets = [ { name = moons, source = moons }, { name = circles, source = circles } ]
            networks = [ { name = net, grid { epochs = [3, 4] } } ]
            """
                + axes);

    assertThat(problems)
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("datasets", "networks", "study.seeds");
  }

  @Test
  void moreCellsThanMaxRunsAskFirst() {
    List<Problem> problems =
        Studies.problems(
            STUDY
                + "map { x.l2 { from = 0, to = 9, steps = 100 }, y.l1 { from = 0, to = 1, steps = 100 } }");

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("study.max-runs");
              assertThat(problem.message()).contains("10,000 runs").contains("--yes");
            });
  }
}
