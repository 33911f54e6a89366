package org.uncoil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.Progress;
import org.uncoil.pipeline.core.Provenance;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.verify.DigestCheck;
import org.uncoil.pipeline.verify.OutputCheck;
import org.uncoil.pipeline.verify.RepairStage;
import org.uncoil.store.Inventory;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;
import org.uncoil.store.table.Table;
import org.uncoil.study.file.StudyFile;
import org.uncoil.testing.SharedSpark;

/**
 * The list of an output's files: that it is whole, and what becomes of damaged and foreign ones.
 */
class OutputFilesIT {
  private static final String STUDY =
      """
      study { name = files, seed = 3, seeds = 1 }
      record { model = true }
      render { max-frames = 3, formats = [svg] }
      datasets = [ { name = moons, source { type = moons, points = 60 } } ]
      networks = [ { name = tiny, hidden = [6], epochs = 4, grid { activation = [relu, tanh] } } ]
      """;

  @TempDir private static Path disk;
  private static PipelineContext sound;

  @BeforeAll
  static void runTheWholePipeline() {
    sound = run("sound", false);
  }

  private static PipelineContext context(String name) {
    return new PipelineContext(
        SharedSpark.get(),
        StudyFile.parse("files.conf", STUDY, false),
        new OutputFolder(
            SharedSpark.get().sparkContext().hadoopConfiguration(), disk.resolve(name).toString()),
        Progress.silent());
  }

  /** What the command does, without ending the JVM's Spark. */
  private static PipelineContext run(String name, boolean fresh, Stage... first) {
    PipelineContext context = context(name);
    List<Stage> stages = new ArrayList<>(List.of(first));
    stages.addAll(Pipeline.stages());
    OutputCheck.before(stages, fresh, context.folder());
    Provenance.write(context);
    for (Stage stage : stages) {
      stage.run(context);
      context.folder().saveManifest();
    }
    return context;
  }

  private static Path copy(String name) throws IOException {
    Path from = disk.resolve("sound");
    Path to = disk.resolve(name);
    for (String file : files(from)) {
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(from.resolve(file), to.resolve(file));
    }
    return to;
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> listed(PipelineContext context) {
    return context.folder().storedFiles().stream()
        .map(StoredFile::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertSound(PipelineContext context) {
    Inventory found = Inventory.of(context.folder());
    assertThat(DigestCheck.of(context.spark(), context.folder(), found)).isEmpty();
    assertThat(found.unlisted()).isEmpty();
    for (Table<?> table : Table.OF_STUDIES) {
      assertThat(rows(context, table)).as(table.name()).isEqualTo(rows(sound, table));
    }
  }

  /** All rows; of tables that say how a run was carried out, how many there are. */
  private static Object rows(PipelineContext context, Table<?> table) {
    List<?> rows = context.folder().read(table).toList();
    return table.columns().stream().anyMatch(column -> column.about().incidental())
        ? rows.size()
        : rows;
  }

  @Test
  void everyFileIsListedAndThereAreNoOthers() throws IOException {
    Set<String> there = new TreeSet<>(files(disk.resolve("sound")));
    assertThat(there).noneMatch(name -> name.endsWith(".crc") || name.endsWith(".tmp"));
    there.remove("manifest.txt");
    assertThat(listed(context("sound"))).isEqualTo(there);
    assertThat(there).anyMatch(name -> name.endsWith(".svg")).anyMatch(n -> n.endsWith(".zip"));
    assertSound(context("sound"));
  }

  @Test
  @Tag("slow")
  void filesOfOthersAreNeitherReadNorTouchedByAnyOption() throws IOException {
    Path folder = copy("foreign");
    Map<String, byte[]> mine = new TreeMap<>();
    for (Table<?> table : Table.OF_STUDIES) {
      Path part = folder.resolve("tables/" + table.name());
      String any = files(part).iterator().next();
      // a copy of the table's own file under another name, and what is no table
      byte[] own = Files.readAllBytes(part.resolve(any));
      mine.put("tables/" + table.name() + "/copy.parquet", own);
      mine.put("tables/" + table.name() + "/part-00000000000000ff.parquet", own);
      mine.put("tables/" + table.name() + "/mine.parquet", "mine".getBytes(StandardCharsets.UTF_8));
      mine.put("tables/" + table.name() + "/budget.xlsx", "mine".getBytes(StandardCharsets.UTF_8));
    }
    for (String file :
        List.of(
            "notes.txt",
            "data/mine.csv",
            "tables/all.csv",
            "models/best.pt",
            "attempts/first.txt",
            "gallery/photo.jpg",
            "gallery/films/holiday.webm",
            "gallery/runs/mine.html")) {
      mine.put(file, ("mine: " + file).getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, byte[]> file : mine.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    for (boolean fresh : new boolean[] {false, true, false}) {
      PipelineContext context = run("foreign", fresh);
      assertThere(folder, mine);
      assertSound(context);
      assertThat(OutputCheck.before(Pipeline.stages(), false, context("foreign").folder()))
          .singleElement()
          .satisfies(note -> assertThat(note).contains("left alone").hasSizeLessThan(500));
    }
    assertSound(run("foreign", false, new RepairStage()));
    assertThere(folder, mine);
    run("foreign", true).folder().clear();
    Set<String> left = files(folder);
    left.removeAll(Set.of("manifest.txt", "study.conf", "provenance.json"));
    assertThat(left).isEqualTo(mine.keySet());
  }

  private static void assertThere(Path folder, Map<String, byte[]> mine) {
    mine.forEach(
        (file, bytes) -> assertThat(folder.resolve(file)).as(file).hasBinaryContent(bytes));
  }

  @Test
  void aFileOfSomebodyElseIsNotReplaced() throws IOException {
    PipelineContext context = context("taken");
    OutputCheck.before(List.of(new GenerateStage()), false, context.folder());
    Path theirs = disk.resolve("taken/gallery/index.html");
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "mine");
    assertThatThrownBy(() -> run("taken", false))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            theirs
                + " is not a file that Uncoil wrote, and is in the way: move it out of the folder");
    assertThat(theirs).hasContent("mine");
    Files.delete(theirs);
    assertSound(run("taken", false));
  }

  /** One file of each kind: of a table, a film, a page, and so on. */
  private static Map<String, String> kinds() throws IOException {
    Map<String, String> kinds = new HashMap<>();
    for (String file : listed(sound)) {
      String kind = file.replaceFirst("[^/]+(?=\\.\\w+$)", "*").replaceFirst("(assets)/.*", "$1");
      if (!kind.startsWith("*")) {
        kinds.put(kind, file);
      }
    }
    return kinds;
  }

  private enum Harm {
    DELETED,
    HALVED,
    FLIPPED,
    EMPTIED;

    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case DELETED -> Files.delete(file);
        case HALVED -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case FLIPPED -> {
          bytes[bytes.length / 2] ^= 1;
          Files.write(file, bytes);
        }
        case EMPTIED -> Files.write(file, new byte[0]);
      }
    }
  }

  @Test
  @Tag("slow")
  void damageOfEveryKindIsNamedAndRepaired() throws IOException {
    for (Harm harm : Harm.values()) {
      String name = "damaged-" + harm;
      Path folder = copy(name);
      Set<String> harmed = new HashSet<>(kinds().values());
      assertThat(harmed).hasSizeGreaterThan(Table.OF_STUDIES.size() + 8);
      for (String file : harmed) {
        harm.to(folder.resolve(file));
      }
      OutputFolder output = context(name).folder();
      assertThat(DigestCheck.of(SharedSpark.get(), output, Inventory.of(output)))
          .extracting(DigestCheck.Damage::path)
          .containsExactlyInAnyOrderElementsOf(harmed);
      PipelineContext repaired = run(name, false, new RepairStage());
      assertSound(repaired);
      assertThat(listed(repaired)).as("%s", harm).isEqualTo(listed(sound));
    }
  }

  /** What a command makes in any case it makes again; a run's own files are not lost in silence. */
  @Test
  void withoutRepairNothingIsTrainedOverDamage() throws IOException {
    Path folder = copy("quiet");
    for (String file : kinds().values()) {
      if (file.startsWith("gallery/")
          || file.startsWith("tables/claims/")
          || file.startsWith("tables/normalised_embeddings/")) {
        Harm.HALVED.to(folder.resolve(file));
      }
    }
    assertSound(run("quiet", false));
    for (String file : List.of("tables/parameters/", "models/")) {
      String lost =
          files(folder).stream().filter(n -> n.startsWith(file)).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(folder.resolve(lost));
      Files.delete(folder.resolve(lost));
      assertThatThrownBy(() -> run("quiet", false))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(folder.resolve(lost) + " is missing (")
          .hasMessageContaining("--repair");
      assertThatThrownBy(() -> OutputCheck.beforeReading(context("quiet").folder()))
          .hasMessageContaining(lost);
      Files.write(folder.resolve(lost), bytes);
    }
    assertSound(run("quiet", false));
  }

  /** The driver was killed before it wrote down what its tasks had written. */
  @Test
  void whatAKilledDriverDidNotListIsListedByTheNext() throws IOException {
    Path folder = copy("killed");
    Files.delete(folder.resolve("manifest.txt"));
    OutputFolder output = context("killed").folder();
    OutputCheck.before(List.of(), false, output);
    // nothing but assets and scripts, which say nothing of whose they are, and are listed before
    assertThat(output.others())
        .allMatch(file -> file.matches("gallery/(assets/.*|.*\\.js)"), "an asset");

    copyManifest(folder, 10);
    for (String file :
        List.of(
            "models/.0123456789abcdef.zip.7b1c1b36-1f4b-4d7b-9d44-0c5a3ad1f0a4.tmp",
            "gallery/runs/.0123456789abcdef.html.7b1c1b36-1f4b-4d7b-9d44-0c5a3ad1f0a4.tmp",
            "tables/epochs/.part-1.parquet.17.tmp")) {
      Files.writeString(folder.resolve(file), "half");
    }
    PipelineContext context = run("killed", false);
    assertSound(context);
    assertThat(files(folder)).noneMatch(name -> name.endsWith(".tmp"));
    assertThat(listed(context)).isEqualTo(listed(sound));
  }

  /** Keeps each n-th line of the tables' and the runs' files. */
  private static void copyManifest(Path folder, int n) throws IOException {
    List<String> lines = Files.readAllLines(disk.resolve("sound/manifest.txt"));
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean announced = lines.get(i).matches(".*  gallery/(assets/.*|\\w+\\.js)");
      if (lines.get(i).startsWith("#") || announced || i % n == 0) {
        kept.add(lines.get(i));
      }
    }
    try {
      Files.write(folder.resolve("manifest.txt"), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aListThatCannotBeReadIsNamed() throws IOException {
    Path manifest = copy("listless").resolve("manifest.txt");
    List<String> lines = Files.readAllLines(manifest);
    for (List<String> bad : List.of(List.<String>of(), lines.subList(0, 5), List.of("a", "b"))) {
      Files.write(manifest, bad);
      assertThatThrownBy(() -> run("listless", false))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(manifest + ": line ")
          .hasMessageContaining("delete the file");
    }
    Files.delete(manifest);
    assertThat(Inventory.of(context("listless").folder()).missing()).isEmpty();
  }
}
