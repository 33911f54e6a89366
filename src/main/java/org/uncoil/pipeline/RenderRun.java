package org.uncoil.pipeline;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.render.FilmOptions;
import org.uncoil.render.FilmRenderer;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.Snapshot;
import org.uncoil.render.style.Theme;
import org.uncoil.store.EmbeddingRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ParameterRow;
import org.uncoil.store.Table;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RenderSpec;

/**
 * Renders one run's film in one task: reads its epochs, draws into local files, and gives these
 * their place when complete.
 */
record RenderRun(FolderHandle handle, RenderSpec render)
    implements Distributed.Work<RenderRun.Request, String> {

  /** A run to film. */
  record Request(
      String runId,
      String datasetId,
      String part,
      NetworkSpec network,
      long replicate,
      RunFilm film)
      implements Serializable {}

  /** Returns the reason why there is no film; empty where there is one. */
  @Override
  public String apply(Request request, LongAccumulator done) {
    try {
      film(request, handle.open());
      return "";
    } catch (IOException | RuntimeException e) {
      return request.runId() + ": " + e.getMessage();
    } finally {
      done.add(1);
    }
  }

  private void film(Request request, OutputFolder folder) throws IOException {
    Path local = Files.createTempDirectory("uncoil-film-");
    try {
      Path video = local.resolve("film.webm");
      Path poster = local.resolve("poster.png");
      Optional<Path> frames = Optional.empty();
      if (render.png()) {
        frames = Optional.of(Files.createDirectory(local.resolve("frames")));
      }
      Theme theme = Theme.valueOf(render.theme().name());
      FilmRenderer.render(
          script(request, folder),
          new FilmOptions(
              theme, render.framesPerSecond(), video, poster, Optional.empty(), frames));
      if (frames.isPresent()) {
        adoptFrames(frames.get(), request.film(), folder);
      }
      folder.adopt(poster, RunFilm.GALLERY + request.film().poster());
      // the video comes last: where it is, the rest is
      folder.adopt(video, RunFilm.GALLERY + request.film().video());
    } finally {
      deleteAll(local);
    }
  }

  private FilmScript script(Request request, OutputFolder folder) {
    Dataset dataset = new StoredDatasets(folder).get(request.datasetId());
    List<EpochScore> scores = new ArrayList<>();
    folder
        .read(Table.EPOCHS, request.part())
        .ofRun(request.runId())
        .forEach(
            row ->
                scores.add(
                    new EpochScore(
                        row.epoch(), row.trainLoss(), row.trainAccuracy(), row.heldOutAccuracy())));
    List<Snapshot> snapshots = snapshots(request, folder);
    return new FilmScript(
        dataset,
        request.network(),
        FilmScript.subtitle(
            request.network(), dataset.dimensions(), dataset.classes(), request.replicate()),
        EmbeddingStage.AFTER,
        scores,
        FilmScript.limits(snapshots),
        snapshots);
  }

  private List<Snapshot> snapshots(Request request, OutputFolder folder) {
    Map<Integer, Floats> parameters = new HashMap<>();
    for (ParameterRow row :
        folder.read(Table.PARAMETERS, request.part()).ofRun(request.runId()).toList()) {
      parameters.put(row.epoch(), row.parameters());
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (EmbeddingRow row :
        folder.read(Table.EMBEDDINGS, request.part()).ofRun(request.runId()).toList()) {
      if (render.shows(row.epoch(), request.network().epochs())) {
        snapshots.add(
            new Snapshot(
                row.epoch(),
                row.after1().toArray(),
                row.after2().toArray(),
                parameters.get(row.epoch()).toArray()));
      }
    }
    return snapshots;
  }

  private static void adoptFrames(Path frames, RunFilm film, OutputFolder folder)
      throws IOException {
    try (Stream<Path> files = Files.list(frames)) {
      for (Path file : files.sorted().toList()) {
        folder.adopt(file, RunFilm.GALLERY + film.frames() + file.getFileName());
      }
    }
  }

  private static void deleteAll(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }
}
