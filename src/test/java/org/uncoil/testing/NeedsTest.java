package org.uncoil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeedsTest {
  @ParameterizedTest
  @EnumSource
  void aTestIsSkippedWhereItsRequirementIsMissingAndSaysHowToHaveIt(Requirement requirement) {
    var result = Needs.Condition.of(requirement, false, false);
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains(requirement.reason());
    assertThat(Needs.Condition.of(requirement, true, false).isDisabled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void continuousIntegrationFailsInstead(Requirement requirement) {
    assertThat(Needs.Condition.of(requirement, true, true).isDisabled()).isFalse();
    assertThatThrownBy(() -> Needs.Condition.of(requirement, false, true))
        .hasMessage("CI=true, and this test " + requirement.reason());
  }

  @Test
  void theBuildEndsWithOneLinePerRequirement(@TempDir Path target)
      throws IOException, InterruptedException {
    report(target, "failsafe-reports", "org.uncoil.gallery.WallIT", Requirement.CHROMIUM.reason());
    report(
        target, "failsafe-reports", "org.uncoil.gallery.GalleryIT", Requirement.CHROMIUM.reason());
    report(target, "surefire-reports", "org.uncoil.SomeTest", "switched off");
    Path old = report(target, "failsafe-reports", "org.uncoil.OldIT", Requirement.MOUNT.reason());
    assertThat(old.toFile().setLastModified(0)).isTrue();
    assertThat(skipped(target))
        .isEqualTo(
            "Skipped: GalleryIT, WallIT (needs Chromium: apt-get install chromium"
                + " fonts-dejavu-core, or CHROMIUM=/path/to/it)\n");
  }

  private static Path report(Path target, String folder, String test, String reason)
      throws IOException {
    Files.createDirectories(target.resolve(folder));
    return Files.writeString(
        target.resolve(folder).resolve("TEST-" + test + ".xml"),
        """
        <testsuite name="%s" tests="1" skipped="1">
          <testcase name="" classname="%s" time="0.0">
            <skipped message="%s"/>
          </testcase>
        </testsuite>
        """
            .formatted(test, test, reason));
  }

  private static String skipped(Path target) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("src/test/scripts/skipped", target.toString(), "2001-01-01T00:00:00Z")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
