package org.uncoil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.store.table.StoreException;
import org.uncoil.store.table.StoredFile;
import org.uncoil.store.table.Table;

/** The list of an output's files, and what a look at the folder makes of it. */
class ManifestTest {
  @TempDir private Path disk;

  private OutputFolder folder() {
    return new OutputFolder(new Configuration(), disk.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void put(String file, String text) throws IOException {
    Path path = disk.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void hasOfEachFileWhatAnotherProgramFinds() throws Exception {
    OutputFolder folder = folder();
    folder.write("gallery/a.html", bytes("螺旋"));
    folder.write("gallery/empty.js", new byte[0]);
    folder.write(Table.EMBEDDINGS, "part-a", "0", StoreSamples.embeddings("a", 9));
    folder.write(".lock", bytes("x"));
    folder.write("attempts/part-0a", bytes("x"));
    folder.saveManifest();
    assertThat(folder().storedFiles())
        .extracting(StoredFile::path)
        .containsExactly("gallery/a.html", "gallery/empty.js", "tables/embeddings/part-a.parquet");
    for (StoredFile file : folder().storedFiles()) {
      byte[] content = Files.readAllBytes(disk.resolve(file.path()));
      assertThat(file.length()).isEqualTo(content.length);
      assertThat(file.sha256())
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
      assertThat(folder().digested(file.path())).contains(file);
    }
  }

  /** A person's files may bear the names of the folders that Uncoil makes. */
  @Test
  void aFileWithTheNameOfAFolderStays() throws IOException {
    folder().write("gallery/index.html", bytes("a"));
    for (String name : List.of("attempts", "models", "tables", "gallery/films")) {
      put(name, "mine");
    }
    OutputFolder folder = folder();
    Inventory.of(folder).settle(folder);
    new Attempts(folder, TrainingProcess.current("test")).forget();
    assertThatThrownBy(() -> folder.write("attempts/part-0a", bytes("x")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(disk.resolve("attempts") + " is not a file that Uncoil wrote");
    folder.delete("gallery/films");
    folder.clear();
    for (String name : List.of("attempts", "models", "tables", "gallery/films")) {
      assertThat(disk.resolve(name)).hasContent("mine");
    }
  }

  @Test
  void isReadAsItIsWritten() {
    Manifest manifest = new Manifest();
    manifest.add(StoredFile.announced("gallery/a  b.js"));
    manifest.add(StoredFile.announced("gallery/c"));
    manifest.add(StoredFile.announced("gallery.txt"));
    manifest.remove("gallery/c");
    assertThat(Manifest.parse("m", manifest.text()).files()).isEqualTo(manifest.files());
    manifest.remove("gallery");
    assertThat(manifest.files()).extracting(StoredFile::path).containsExactly("gallery.txt");
  }

  @Test
  void oneThatWasCutShortIsNoShorterList() {
    Manifest manifest = new Manifest();
    for (int i = 0; i < 3; i++) {
      manifest.add(StoredFile.announced("file" + i));
    }
    String text = manifest.text();
    for (int length = 0; length < text.length() - 1; length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> Manifest.parse("x/manifest.txt", cut))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("x/manifest.txt: line ");
    }
  }

  @Test
  void takesWhatArrivesOnce() {
    Manifest manifest = new Manifest();
    List<StoredFile> sent = new ArrayList<>();
    manifest.follow(() -> List.copyOf(sent));
    sent.add(StoredFile.announced("a"));
    manifest.receive();
    manifest.remove("a");
    manifest.receive();
    assertThat(manifest.files()).isEmpty();
    sent.add(StoredFile.announced("a"));
    manifest.receive();
    assertThat(manifest.files()).hasSize(1);
  }

  @Test
  void aLookTellsWhatIsMissingChangedForeignAndUnfinished() throws IOException {
    OutputFolder folder = folder();
    for (String file : List.of("gallery/gone.js", "gallery/cut.js", "gallery/whole.js")) {
      folder.write(file, bytes("whole"));
    }
    folder.write(Table.EPOCHS, "part-a", "0", List.of());
    folder.saveManifest();
    Files.delete(disk.resolve("gallery/gone.js"));
    put("gallery/cut.js", "who");
    put("gallery/.a.html.0.tmp", "half");
    put("gallery/mine.jpg", "mine");
    put("mine/of/all/kinds.txt", "mine");
    put(".mine", "mine");
    put("attempts/mine", "mine");
    put("attempts/part-00ff", "run");
    Path epochs = disk.resolve("tables/epochs");
    Files.copy(epochs.resolve("part-a.parquet"), epochs.resolve("part-b.parquet"));
    put("tables/epochs/mine.parquet", "mine");

    OutputFolder again = folder();
    Inventory found = Inventory.of(again);
    assertThat(found.missing()).containsExactly("gallery/gone.js");
    assertThat(found.changed()).containsExactly("gallery/cut.js");
    assertThat(found.unfinished()).containsExactly("gallery/.a.html.0.tmp");
    assertThat(found.unlisted()).isEmpty();
    assertThat(found.others())
        .containsExactlyInAnyOrder(
            ".mine",
            "attempts/mine",
            "gallery/mine.jpg",
            "mine/",
            "tables/epochs/mine.parquet",
            "tables/epochs/part-b.parquet");
    assertThat(again.parts(Table.EPOCHS)).containsExactly("part-a");
    assertThat(again.sources(Table.EPOCHS)).singleElement().asString().endsWith("part-a.parquet");
    again.sweep(Table.EPOCHS, java.util.Set.of());
    again.clear();
    assertThat(epochs.resolve("part-a.parquet")).doesNotExist();
    found.others().forEach(path -> assertThat(disk.resolve(path)).exists());
    assertThat(disk.resolve("attempts/part-00ff")).doesNotExist();
  }
}
