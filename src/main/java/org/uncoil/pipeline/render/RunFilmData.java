package org.uncoil.pipeline.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.RigidMotion;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.render.film.Aligner;
import org.uncoil.render.film.EmbeddingStage;
import org.uncoil.render.film.EpochScore;
import org.uncoil.render.film.FilmScript;
import org.uncoil.render.film.KeyEpochs;
import org.uncoil.render.film.LimitsSample;
import org.uncoil.render.film.Snapshot;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.table.Table;
import org.uncoil.store.table.TableRows;
import org.uncoil.study.RenderSpec;

/**
 * What is stored of a run, for a film of it: read through once for the axes and for where the
 * embedding moves, and once more for each film, an epoch at a time.
 */
final class RunFilmData implements AutoCloseable {
  private final OutputFolder folder;
  private final StudyRun run;
  private final RenderSpec render;
  private final Dataset dataset;
  private final EmbeddingRow last;
  private final Optional<Aligner> aligner;
  private final List<TableRows<?>> open = new ArrayList<>();
  private final List<EpochScore> scores = new ArrayList<>();
  private final KeyEpochs path = new KeyEpochs();
  private final LimitsSample limits;

  /**
   * Reads through a run.
   *
   * @param reference what the run is aligned to, where the study asks for that; empty for itself
   */
  RunFilmData(
      OutputFolder folder, StudyRun run, RenderSpec render, Optional<RunFilmData> reference) {
    this.folder = folder;
    this.run = run;
    this.render = render;
    this.dataset = new StoredDatasets(folder).get(run.row().datasetId());
    this.last =
        folder
            .read(Table.EMBEDDINGS, run.row().part())
            .ofRun(run.row().runId(), run.row().lastEpoch())
            .toList()
            .get(0);
    this.aligner = aligner(reference);
    Map<Integer, Double> separability = separability();
    folder
        .read(Table.EPOCHS, run.row().part())
        .ofRun(run.row().runId())
        .forEach(
            row ->
                scores.add(
                    new EpochScore(
                        row.epoch(),
                        row.trainLoss(),
                        row.trainAccuracy(),
                        row.testAccuracy(),
                        separability.getOrDefault(row.epoch(), Double.NaN))));
    this.limits = new LimitsSample((long) dataset.size() * scores.size());
    folder
        .read(Table.EMBEDDINGS, run.row().part())
        .ofRun(run.row().runId())
        .forEach(
            row -> {
              if (render.shows(row.epoch(), run.row().lastEpoch())) {
                Snapshot snapshot = snapshot(row, new float[0]);
                limits.add(snapshot);
                path.add(row.epoch(), snapshot.x(), snapshot.y());
              }
            });
  }

  /** By epoch; empty where the run was not probed. */
  private Map<Integer, Double> separability() {
    Map<Integer, Double> byEpoch = new HashMap<>();
    if (folder.has(Table.SEPARABILITY, run.row().part())) {
      folder
          .read(Table.SEPARABILITY, run.row().part())
          .ofRun(run.row().runId())
          .forEach(row -> byEpoch.put(row.epoch(), row.refitTrainAccuracy()));
    }
    return byEpoch;
  }

  private Optional<Aligner> aligner(Optional<RunFilmData> reference) {
    float[] x = last.after1().toArray();
    float[] y = last.after2().toArray();
    return switch (render.align()) {
      case NONE -> Optional.empty();
      case FINAL -> Optional.of(Aligner.toFinal(x, y));
      case REFERENCE ->
          Optional.of(
              reference
                  .map(
                      other ->
                          Aligner.toReference(
                              x, y, other.last.after1().toArray(), other.last.after2().toArray()))
                  .orElseGet(() -> Aligner.toFinal(x, y)));
    };
  }

  private Snapshot snapshot(EmbeddingRow row, float[] parameters) {
    float[] x = row.after1().toArray();
    float[] y = row.after2().toArray();
    RigidMotion motion = aligner.map(a -> a.of(x, y)).orElse(RigidMotion.NONE);
    return new Snapshot(row.epoch(), x, y, parameters, motion);
  }

  /** Where the embedding moves. */
  KeyEpochs path() {
    return path;
  }

  /** The film of some epochs. */
  FilmScript script(List<Integer> epochs) {
    Set<Integer> shown = new HashSet<>(epochs);
    ParameterRow trained =
        folder
            .read(Table.PARAMETERS, run.row().part())
            .ofRun(run.row().runId(), run.row().lastEpoch())
            .toList()
            .get(0);
    return new FilmScript(
        dataset,
        run.plan().network(),
        FilmScript.subtitle(
            run.plan().network(), dataset.dimensions(), dataset.classes(), run.plan().seed()),
        EmbeddingStage.AFTER,
        scores,
        limits.limits(),
        trained.parameters().toArray(),
        () -> snapshots(shown));
  }

  /** Embeddings and parameters lie in two tables, each by epoch. */
  private Iterator<Snapshot> snapshots(Set<Integer> shown) {
    TableRows<EmbeddingRow> embeddings =
        opened(folder.read(Table.EMBEDDINGS, run.row().part()).ofRun(run.row().runId()).rows());
    TableRows<ParameterRow> parameters =
        opened(folder.read(Table.PARAMETERS, run.row().part()).ofRun(run.row().runId()).rows());
    return new Iterator<>() {
      private EmbeddingRow next = advance();

      private EmbeddingRow advance() {
        while (embeddings.hasNext()) {
          EmbeddingRow row = embeddings.next();
          if (shown.contains(row.epoch())) {
            return row;
          }
        }
        return null;
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Snapshot next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        ParameterRow weights = parameters.next();
        while (weights.epoch() != next.epoch()) {
          weights = parameters.next();
        }
        Snapshot snapshot = snapshot(next, weights.parameters().toArray());
        next = advance();
        return snapshot;
      }
    };
  }

  private <R extends Record> TableRows<R> opened(TableRows<R> rows) {
    open.add(rows);
    return rows;
  }

  @Override
  public void close() {
    open.forEach(TableRows::close);
  }
}
