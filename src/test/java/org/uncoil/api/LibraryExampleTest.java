package org.uncoil.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.network.RunOutcome;
import org.uncoil.study.file.StudyException;

/** The page's example compiles and runs as it stands, and the library says what is wrong. */
class LibraryExampleTest {
  private static final String SMALL =
      """
      datasets = [ { name = moons, source { type = moons, points = 100 } } ]
      networks = [ { name = n, hidden = [8], epochs = 20 } ]
      record { every-n-epochs = 5 }
      """;

  /** As a string literal. */
  private static final String IRISES =
      "\"datasets = [ { name = irises, source { type = csv, path = \\\"%s\\\", label = species } } ],"
          + " networks = [ { name = n } ]\"";

  @TempDir private Path folder;

  @Test
  void theExampleOfThePageTrainsANetworkAndFilmsIt() throws IOException, InterruptedException {
    Matcher example =
        Pattern.compile("run by LibraryExampleTest -->\n```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/site/markdown/library.md")));
    assertThat(example.find()).isTrue();
    String source =
        """
        import java.nio.file.Path;
        import org.uncoil.api.*;
        class Example {
          public static void main(String[] arguments) throws Exception {
            %s
            System.out.println(Experiment.of(%s).dataset().size() + " irises");
          }
        }
        """
            // fewer epochs: a picture of each takes time
            .formatted(
                example.group(1).replace("epochs = 150", "epochs = 12"),
                IRISES.formatted(Path.of("data/iris.csv").toAbsolutePath()));
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                libraryClassPath(),
                file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(started.waitFor()).as(said).isZero();
    assertThat(said).contains("Trained[epochs=12], accuracy 0.", "150 irises");
    assertThat(folder.resolve("spiral.webm")).isNotEmptyFile();
    assertThat(folder.resolve("spiral.png")).isNotEmptyFile();
  }

  /** What comes with the artifact: no Spark, no Hadoop, none of the tests' libraries. */
  private static String libraryClassPath() throws IOException {
    return Path.of("target/classes").toAbsolutePath()
        + File.pathSeparator
        + Files.readString(Path.of("target/library-class-path"));
  }

  @Test
  void recordsTheEpochsThatAreAskedForAndComputesThemAgain() {
    TrainedNetwork network = Experiment.of(SMALL).train();
    assertThat(network.epochs())
        .extracting(epoch -> epoch.epoch())
        .containsExactly(0, 5, 10, 15, 20);
    assertThat(network.outcome()).isEqualTo(new RunOutcome.Trained(20));
    float[] features = new float[2 * network.dataset().size()];
    for (int point = 0; point < network.dataset().size(); point++) {
      features[2 * point] = network.dataset().feature(point, 0);
      features[2 * point + 1] = network.dataset().feature(point, 1);
    }
    assertThat(network.function().apply(features).after())
        .containsExactly(
            network.last().after().toArray(), org.assertj.core.data.Offset.offset(1e-4f));
  }

  @Test
  void readsPointsOfAFile() throws IOException {
    Path csv =
        Files.writeString(folder.resolve("few.csv"), "a,b,kind\n1,2,x\n3,4,y\n2,2,x\n5,4,y\n");
    Experiment experiment =
        Experiment.of(
            """
            datasets = [ { name = few, test-share = 0, source { type = csv, path = "%s", label = kind } } ]
            networks = [ { name = n, epochs = 1 } ]
            """
                .formatted(csv));
    assertThat(experiment.dataset().size()).isEqualTo(4);
    assertThat(experiment.dataset().classNames()).isEqualTo(List.of("x", "y"));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> Experiment.of(SMALL.replace("hidden = [8]", "hiden = [8]")))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("hiden");
    assertThatThrownBy(
            () -> Experiment.of(SMALL.replace("epochs = 20", "grid { hidden = [[1], [2]] }")))
        .hasMessageContaining("2 runs: must be one network on one dataset");
    TrainedNetwork network = Experiment.of(SMALL).train();
    assertThatThrownBy(() -> network.film(folder.resolve("film.avi")))
        .hasMessageContaining(".webm, .mp4 or .gif");
  }
}
