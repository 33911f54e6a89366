package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.store.OutputFolder;
import org.uncoil.study.RunId;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;
import picocli.CommandLine;

class StudySelectionTest {
  private static final Path FILE = Path.of("conf/studies/smoke.conf");
  private static final StudySpec STUDY = StudyFile.read(FILE, false);

  private static final Path MAP_FILE = Path.of("conf/studies/trainability-small.conf");
  private static final StudySpec MAP = StudyFile.read(MAP_FILE, false);

  private static StudySelection given(String... options) {
    StudySelection narrowing = new StudySelection();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("n", mixin(narrowing)))
        .parseArgs(options);
    return narrowing;
  }

  private static CommandLine.Model.CommandSpec mixin(StudySelection narrowing) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(narrowing);
  }

  @Test
  void leavesTheOneRunWithItsIdentity() {
    String network = STUDY.networks().get(1).name();
    StudySpec one =
        given("--dataset", "circles", "--network", network, "--seed", "1").of(STUDY, FILE);
    assertThat(one.runs()).hasSize(1);
    assertThat(STUDY.runs()).contains(one.runs().get(0));
    assertThat(RunId.of(one, one.runs().get(0), "d"))
        .isEqualTo(RunId.of(STUDY, one.runs().get(0), "d"));
  }

  @Test
  void withoutOptionsAllIsLeft() {
    assertThat(given().of(STUDY, FILE)).isSameAs(STUDY);
    assertThat(given().suffix()).isEmpty();
    assertThat(given("--seed", "1").suffix()).isEqualTo("-replay");
    assertThat(given("--seed", "1").of(STUDY, FILE).runs()).hasSize(6);
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThatThrownBy(() -> given("--dataset", "moon", "--seed", "9").of(STUDY, FILE))
        .isInstanceOfSatisfying(
            BadInputException.class,
            thrown ->
                assertThat(thrown.problems())
                    .isEqualTo(
                        List.of(
                            "--seed 9: conf/studies/smoke.conf has no such seed, but 0, 1",
                            "--dataset moon: conf/studies/smoke.conf has no such dataset, but moons, circles")));
  }

  @Test
  void aCellOfAMapIsAStudyOfItsRun() {
    StudySpec cell = given("--cell", "63,0").of(MAP, MAP_FILE);
    assertThat(cell).isEqualTo(MAP.ofCell(63, 0));
    assertThat(cell.runs()).containsExactly(MAP.run(63, 0));
    assertThat(cell.networks().get(0).learningRate()).isEqualTo(1000);
    assertThat(cell.networks().get(0).initialScale()).isEqualTo(0.05);
    assertThat(given("--cell", "63,0").suffix()).isEqualTo("-cell-63-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"64,0", "0,64", "-1,0", "3", "3;4", "a,b", "99999999999,1", ""})
  void whatIsNoCellOfTheMapIsRefused(String text) {
    assertThatThrownBy(() -> given("--cell", text).of(MAP, MAP_FILE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--cell " + text + ": must be a column from 0 to 63");
  }

  @Test
  void aCellNeedsAMapAndNoOtherOption() {
    assertThatThrownBy(() -> given("--cell", "0,0").of(STUDY, FILE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--cell 0,0: conf/studies/smoke.conf is no map");
    assertThatThrownBy(() -> given("--cell", "0,0", "--seed", "0").of(MAP, MAP_FILE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("leave out --dataset, --network and --seed");
  }

  @Test
  void theWholeStudysFolderIsRefused(@TempDir Path disk) {
    OutputFolder folder = new OutputFolder(new Configuration(), disk.toString());
    StudySelection narrowing = given("--seed", "1");
    StudySpec part = narrowing.of(STUDY, FILE);
    narrowing.refuseOthers(folder, part);
    folder.write(Provenance.STUDY, StudyFile.render(part).getBytes(StandardCharsets.UTF_8));
    narrowing.refuseOthers(folder, part);
    folder.write(Provenance.STUDY, StudyFile.render(STUDY).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> narrowing.refuseOthers(folder, part))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("part of a study needs a folder of its own");
    given().refuseOthers(folder, STUDY);
  }
}
