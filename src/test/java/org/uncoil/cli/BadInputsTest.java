package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form of the answer to what is wrong: one line that begins with {@code error:}, names the file
 * or option, the setting and its value, and says what would be right; exit code 2; nothing that a
 * terminal obeys, and less than 500 characters. No Spark is started.
 */
class BadInputsTest {
  private static final int MOST_CHARACTERS = 500;

  /** A study with one line more, in the section or object that it belongs to. */
  private record Place(String name, String study, String dataset, String network, String end) {
    String with(String line) {
      return """
      study { name = test
      %s }
      datasets = [ { name = data
      %s } ]
      networks = [ { name = net
      %s } ]
      %s
      """
          .formatted(
              study.replace("#", line),
              dataset.replace("#", line),
              network.replace("#", line),
              end.replace("#", line));
    }
  }

  private static final Place STUDY = new Place("study", "#", "source = moons", "", "");
  private static final Place DATASET = new Place("dataset", "", "#", "", "");
  private static final Place NETWORK = new Place("network", "", "source = moons", "#", "");
  private static final Place END = new Place("end", "", "source = moons", "", "#");

  /** Place | line | the setting and value that the answer names | what it says would be right. */
  private static final String STUDIES =
      """
      study | seed = 0.5 | study.seed = 0.5 | whole number
      study | seed = 1e30 | study.seed = 1e30 | whole number
      study | seeds = 0 | study.seeds = 0 | from 1 to 100000
      study | seeds = 2147483647 | study.seeds = 2147483647 | from 1 to 100000
      study | seeds = -1 | study.seeds = -1 | from 1 to 100000
      study | seeds = [] | study.seeds = [] | at least one
      study | seeds = [1, 1] | study.seeds = [1,1] | once
      study | max-runs = 0 | study.max-runs = 0 | at least 1
      study | engine = cuda | study.engine = "cuda" | must be one of auto, dl4j
      study | titel = x | study.titel = "x" | did you mean title?
      study | name = ".." | study.name = ".." | begin with a letter or digit
      study | name = "a/b" | study.name = "a/b" | begin with a letter or digit
      study | name = "a b" | study.name = "a b" | begin with a letter or digit
      study | name = "" | study.name = "" | begin with a letter or digit
      study | name = [a] | study.name = ["a"] | must be a text
      study | title = {} | study.title = {} | must be a text
      study | description = ${PATH} | ${PATH} | --value NAME=TEXT
      study | description = ${HOME} | ${HOME} | --value NAME=TEXT
      dataset | source = mons | datasets[0].source = "mons" | did you mean moons?
      dataset | source = 3 | datasets[0].source = 3 | must be one of
      dataset | source {} | datasets[0].source = {} | lacks its type
      dataset | source { type = moons, points = 2147483647 } | datasets[0].source | at most 2147483639
      dataset | source { type = moons, points = 900000000 } | points | of memory
      dataset | source { type = moons, points = 1000000000 } | points | of memory
      dataset | source { type = moons, points = 99999999999 } | points = 99999999999 | whole number
      dataset | source { type = moons, points = -2147483648 } | points = -2147483648 | at least 4
      dataset | source { type = moons, points = 3 } | points = 3 | at least 4
      dataset | source { type = moons, noise = -1 } | noise = -1 | 0 or more
      dataset | source { type = moons, noise = 1e400 } | noise | must be a number
      dataset | source { type = annulus, dimensions = 2147483647 } | datasets[0].source | at most 2147483639
      dataset | source { type = annulus, dimensions = 100000, points = 100000 } | datasets[0].source | at most 2147483639
      dataset | source { type = annulus, dimensions = 1000000, points = 1000 } | 1,000,000 coordinates | of memory
      dataset | source { type = blobs, dimensions = 0 } | dimensions = 0 | at least 1
      dataset | source { type = blobs, classes = 1000000 } | classes = 1000000 | must lie in [2, 100]
      dataset | source { type = classification, redundant = 1000000 } | redundant = 1000000 | must lie in [0, 100000]
      dataset | source { type = classification, redundant = 2147483647 } | redundant = 2147483647 | must lie in [0, 100000]
      dataset | source { type = classification, useless = 2147483647 } | useless = 2147483647 | must lie in [0, 100000]
      dataset | source { type = classification, redundant = 100000, points = 20000 } | 100,002 coordinates | of memory
      dataset | source { type = checkerboard, cells = 2147483647 } | cells = 2147483647 | must lie in [2, 10000]
      dataset | source { type = checkerboard, cells = 1 } | cells = 1 | must lie in [2, 10000]
      dataset | source { type = film-spiral, points-per-arm = 2147483647 } | points-per-arm = 2147483647 | must lie in [2, 500000000]
      dataset | source { type = film-spiral, points-per-arm = 500000000 } | points | of memory
      dataset | source { type = nine-discs, step = 1e-9 } | step = 1e-9 | must lie in (0.01, 1]
      dataset | source { type = rings, rings = 2147483647 } | source.points | two for each
      dataset | source { type = spiral, turns = 0 } | turns = 0 | must be a positive number
      dataset | source = moons, mode { type = data-parallel, shards = 2147483647 } | shards = 2147483647 | must lie in [1, 100000]
      dataset | source { type = moons, points = 1000000 }, mode { type = data-parallel, shards = 100000 } | datasets[0].source | in all shards
      dataset | source = moons, test-share = 1 | test-share = 1 | must lie in [0, 0.9]
      dataset | source = moons, seed = -1 | seed = -1 | 0 or more
      dataset | source = moons, scaling = max | scaling = "max" | must be one of none
      dataset | source { type = csv, label = y, path = "http://127.0.0.1:9/x" } | path = "http://127.0.0.1:9/x" | hdfs
      dataset | source { type = csv, label = y, path = "https://127.0.0.1:9/x" } | path = "https://127.0.0.1:9/x" | hdfs
      dataset | source { type = csv, label = y, path = "ftp://127.0.0.1:9/x" } | path = "ftp://127.0.0.1:9/x" | hdfs
      dataset | source { type = csv, label = y, path = "data:,1" } | path = "data:,1" | hdfs
      dataset | source { type = csv, label = y, path = "foo://x" } | path = "foo://x" | hdfs
      dataset | source { type = parquet, label = y, path = "s3a://k:s@b/x" } | path | no password
      dataset | source { type = csv, label = y, path = "" } | path = "" | must not be empty
      dataset | source { type = csv, path = "x" } | datasets[0].source.label | is missing
      dataset | source { type = csv, label = y, path = x, separator = ab } | separator = "ab" | one character
      dataset | source { type = csv, label = y, path = "/nowhere/x.csv" } | /nowhere/x.csv | no such file
      network | epochs = 2147483647 | networks[0].epochs = 2147483647 | at most 1000000000
      network | epochs = 1000000000 | net | recorded epochs
      network | epochs = 3000000000 | networks[0].epochs = 3000000000 | whole number
      network | epochs = 0 | networks[0].epochs = 0 | at least 1
      network | epochs = -1 | networks[0].epochs = -1 | at least 1
      network | epochs = 1.5 | networks[0].epochs = 1.5 | whole number
      network | epochs = true | networks[0].epochs = true | whole number
      network | hidden = [1000000, 1000000] | networks[0].hidden = [1000000,1000000] | weights and biases
      network | hidden = [2147483647] | networks[0].hidden = [2147483647] | weights and biases
      network | hidden = [40000, 40000] | net | of memory
      network | hidden = [0] | networks[0].hidden = [0] | at least 1
      network | hidden = [8, x] | networks[0].hidden[1] = "x" | whole number
      network | hidden = 429496729 | network "net" on dataset "data" | weights
      network | activation = rellu | networks[0].activation = "rellu" | did you mean relu?
      network | activation = [] | networks[0].activation = [] | give one, or 2
      network | activation = null | networks[0].activation = null | must be one of
      network | initialisation = glorot | networks[0].initialisation = "glorot" | must be one of xavier
      network | optimizer = adm | networks[0].optimizer = "adm" | did you mean adam?
      network | optimizer { type = adam, beta1 = 1 } | networks[0].optimizer.beta1 = 1 | must lie in [0, 1)
      network | learning-rate = 0 | networks[0].learning-rate = 0 | positive
      network | learning-rate = -1e-300 | networks[0].learning-rate = -1e-300 | positive
      network | learning-rate = fast | networks[0].learning-rate = "fast" | must be a number
      network | schedule = step | networks[0].schedule.step-size | is missing
      network | schedule { type = step, step-size = 0 } | networks[0].schedule.step-size = 0 | at least 1
      network | batch-size = -1 | networks[0].batch-size = -1 | or more
      network | dropout = 1 | networks[0].dropout = 1 | must lie in [0, 1)
      network | l1 = -1 | networks[0].l1 = -1 | 0 or more
      network | l2 = Infinity | networks[0].l2 = "Infinity" | must be a number
      network | learningRate = 1 | networks[0].learningRate = 1 | did you mean learning-rate?
      network | grid { epochs = 3 } | networks[0].grid.epochs = 3 | must be a list
      network | grid { l1 = [] } | networks[0].grid.l1 = [] | must be a list
      network | grid { name = [a, b] } | networks[0].grid.name | cannot vary
      network | random { samples = 0, distributions { l1 { uniform = [0, 1] } } } | samples = 0 | at least 1
      network | random { samples = 2147483647, distributions { l1 { uniform = [0, 1] } } } | study | more than any study can have
      network | random { samples = 3, distributions { epochs { choice = [1] } } } | samples = 3 | combinations
      network | random { samples = 3000, distributions { l1 { uniform = [0, 1] } } } | study | --yes
      network | name = " " | networks[0].name = " " | must not be empty
      end | record.every-n-epochs = 0 | record.every-n-epochs = 0 | at least 1 epoch
      end | record.embeddings = [middle] | record.embeddings[0] = "middle" | must be one of pre-activation, post-activation
      end | record.model = 1 | record.model = 1 | true or false
      end | render.frames-per-second = 0 | render.frames-per-second = 0 | must lie in [1, 120]
      end | render.max-frames = 1 | render.max-frames = 1 | at least 2
      end | render.theme = blue | render.theme = "blue" | must be one of light, dark
      end | render.formats = [avi] | render.formats[0] = "avi" | must be one of mp4
      end | render.also = [ { seeds = [7] } ] | render.also[0].seeds = 7 | is not in the study
      end | gallery.max-megabytes = 2147483647 | gallery.max-megabytes = 2147483647 | must lie in [0, 100000]
      end | gallery.max-points = 0 | gallery.max-points = 0 | must lie in [1, 20000]
      end | gallery.max-epochs = 1 | gallery.max-epochs = 1 | must lie in [2, 1000]
      end | network = 1 | network = 1 | did you mean networks?
      end | datasets = [] | datasets = [] | must be a list of at least one
      end | datasets = moons | datasets = "moons" | must be a list of at least one
      end | networks = [ 3 ] | networks[0] = 3 | must be an object of settings
      end | record = 3 | record = 3 | must be an object of settings
      end | include "/etc/passwd" | /etc/passwd | downwards
      end | include "../x.conf" | ../x.conf | downwards
      end | include url("http://127.0.0.1:9/") | http://127.0.0.1:9/ | a study includes files of its own folder
      end | include classpath("x.conf") | x.conf | a study includes files of its own folder
      end | include required("none.conf") | none.conf | cannot be found
      end | a = [ | test.conf | should have ]
      end | a = ${ | test.conf | Expecting
      end | ${ | test.conf | was not closed
      end | a = "b | test.conf | Expecting
      """;

  /** What a person or a stranger may put into a text. */
  private static final List<String> TEXTS =
      List.of(
          "\u001b[2J\u001b[31m",
          "x\nerror: all is lost",
          "x\r\u0007",
          "\u202egnp.exe",
          "\u2066\u200b\ufeff",
          "\u2028x\u2029",
          "k".repeat(10_000),
          "@|red,bold x|@",
          "%s%n%1$s",
          "${a}{b}");

  @TempDir private Path folder;

  private record Said(int exit, String out, String err) {}

  private static Said say(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Uncoil.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Said(exit, out.toString(), err.toString());
  }

  private Said study(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), text);
    return say("pipeline", file.toString(), "--out", folder + "/out", "--dry-run");
  }

  /** The only line of an answer. */
  private static String line(Said said) {
    assertThat(said.exit).as(said.err).isEqualTo(2);
    assertThat(said.out).isEmpty();
    assertThat(said.err.lines()).hasSize(1);
    String line = said.err.substring(0, said.err.length() - System.lineSeparator().length());
    assertThat(line).startsWith("error: ").hasSizeLessThan(MOST_CHARACTERS);
    assertThat(line.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> c == 0x2028 || c == 0x2029);
    assertThat(line).doesNotContain("Exception", "should not happen");
    return line;
  }

  static Stream<Named<String[]>> studies() {
    return STUDIES.lines().map(line -> Named.of(line, line.split(" \\| ", -1)));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void aStudyThatIsWrongGetsOneLine(String[] parts) throws IOException {
    Place place =
        Stream.of(STUDY, DATASET, NETWORK, END)
            .filter(p -> p.name.equals(parts[0].strip()))
            .findFirst()
            .orElseThrow();

    assertThat(line(study(place.with(parts[1]))))
        .contains(parts[2].startsWith("/nowhere") ? "dataset data" : "test.conf")
        .contains(parts[2])
        .contains(parts[3].stripTrailing());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  static Stream<Named<String>> textsInPlaces() {
    List<Named<String>> cases = new ArrayList<>();
    for (String text : TEXTS) {
      String quoted = ConfigUtil.quoteString(text);
      for (Place place : List.of(STUDY, DATASET, NETWORK, END)) {
        String also = place.equals(DATASET) ? "source = moons, " : "";
        add(cases, place, also + quoted + " = 1", "key");
        add(cases, place, also + quoted + "." + quoted + " = " + quoted, "path");
      }
      add(cases, STUDY, "name = " + quoted, "name");
      add(cases, STUDY, "engine = " + quoted, "engine");
      add(cases, DATASET, "source = " + quoted, "source");
      add(cases, DATASET, "source = moons, mode { type = " + quoted + " }", "mode");
      add(cases, DATASET, "source = moons, test-share = " + quoted, "test-share");
      add(cases, NETWORK, "epochs = " + quoted, "epochs");
      add(cases, NETWORK, "hidden = [" + quoted + "]", "hidden");
      add(cases, NETWORK, "optimizer { type = adam, " + quoted + " = 1 }", "optimizer");
      add(cases, END, "render.also = [ { datasets = [" + quoted + "] } ]", "also");
      add(cases, END, "include required(" + quoted + ")", "include");
      add(cases, END, "study.title = ${" + quoted + "}", "substitution");
    }
    return cases.stream();
  }

  private static void add(List<Named<String>> cases, Place place, String line, String what) {
    String shown = what + " in " + place.name + ": " + line;
    cases.add(Named.of(shown.substring(0, Math.min(80, shown.length())), place.with(line)));
  }

  @ParameterizedTest
  @MethodSource("textsInPlaces")
  void textThatForgesOrFloodsIsWrittenOutAndCut(String text) throws IOException {
    assertThat(line(study(text))).contains("test.conf");
  }

  static Stream<Named<String[]>> commands() {
    return """
        | Missing required subcommand
        nonsense | Unmatched argument at index 0: 'nonsense'
        pipelin | did you mean pipeline?
        pipeline | Missing required parameter: 'STUDY'
        pipeline STUDY extra | Unmatched argument at index 2: 'extra'
        pipeline STUDY --frsh | did you mean --fresh?
        pipeline STUDY --out | Missing required parameter for option '--out'
        pipeline STUDY --seed x | --seed
        pipeline STUDY --seed 9 --dry-run | --seed 9
        pipeline STUDY --dataset none --dry-run | --dataset none
        pipeline STUDY --network none --dry-run | --network none
        pipeline STUDY --value a --dry-run | --value
        pipeline STUDY --value a=1 --dry-run | --value a
        pipeline STUDY --quiet --verbose | mutually exclusive
        pipeline STUDY --out a:b --dry-run | --out a:b
        pipeline STUDY --out foo://x --dry-run | --out foo://x
        pipeline STUDY --out foo:/x --dry-run | --out foo:/x
        pipeline STUDY --out http://127.0.0.1:9/x --dry-run | --out http://127.0.0.1:9/x
        pipeline STUDY --out file://host/x --dry-run | --out file://host/x
        pipeline STUDY --out FILE://host/x --dry-run | --out FILE://host/x
        pipeline STUDY --out '' --dry-run | --out ""
        pipeline STUDY --out LONG --dry-run | --out nnnn
        pipeline STUDY --out /tmp/LONG/x --dry-run | --out /tmp/nnnn
        pipeline /nowhere/x.conf | /nowhere/x.conf: there is no such file
        pipeline / | /: is a folder
        pipeline @file | @file: there is no such file
        pipeline STUDY --out NUL --dry-run | --out
        train | Missing required parameter: 'STUDY'
        render STUDY --fresh | Unknown option: '--fresh'
        sql | Missing required parameter: 'OUTPUT'
        sql OUT --rows x | --rows
        sql '' | OUTPUT ""
        sql a:b | OUTPUT a:b
        sql foo://x | OUTPUT foo://x
        sql file://host/x | OUTPUT file://host/x
        sql /nowhere | OUTPUT /nowhere: must be an output of Uncoil
        sql /etc SELECT | OUTPUT /etc: must be an output of Uncoil
        verify /etc | A /etc: must be an output of Uncoil
        verify /nowhere /etc | A /nowhere: must be an output of Uncoil
        export /etc --as onnx --to b | OUTPUT /etc: must be an output of Uncoil
        sql a_b:c | OUTPUT a_b:c: must be a path without a colon
        verify 1:2 a | A 1:2: must be a path without a colon
        verify | Missing required parameter
        verify '' | A ""
        verify a:b | A a:b
        verify '' b | A ""
        verify a foo://x | B foo://x
        verify LONG b | A nnnn
        export a --as mlflow | Missing required option: '--to=FOLDER'
        export a --as nonsense --to b | --as
        export '' --as mlflow --to b | OUTPUT ""
        export a:b --as mlflow --to b | OUTPUT a:b
        completion --nonsense | Unknown option: '--nonsense'
        """
        .lines()
        .map(line -> Named.of(line, line.split(" ?\\| ", 2)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandLineThatIsWrongGetsOneLine(String[] parts) throws IOException {
    Path study = Files.writeString(folder.resolve("right.conf"), END.with(""));
    String[] arguments =
        Stream.of(parts[0].strip().split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.replace("STUDY", study.toString()))
            .map(word -> word.replace("LONG", "n".repeat(300)))
            .map(word -> word.replace("NUL", "a\0b"))
            .map(word -> word.equals("''") ? "" : word)
            .toArray(String[]::new);

    assertThat(line(say(arguments))).contains(parts[1]);
  }

  @Test
  void longAndStrangeArgumentsAreWrittenOutAndCut() {
    for (String text : TEXTS) {
      for (String[] arguments :
          List.of(
              new String[] {text},
              new String[] {"pipeline", text},
              new String[] {"pipeline", "x", "--" + text},
              new String[] {"pipeline", "x", "--value", text},
              new String[] {"verify", "a", "b", text})) {
        line(say(arguments));
      }
    }
  }
}
