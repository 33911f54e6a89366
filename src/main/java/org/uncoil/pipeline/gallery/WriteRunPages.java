package org.uncoil.pipeline.gallery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.payload.Thumbnail;
import org.uncoil.gallery.run.ConfusionMatrix;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.gallery.run.Film;
import org.uncoil.gallery.run.ProbeFigure;
import org.uncoil.gallery.run.RunPage;
import org.uncoil.gallery.run.RunPages;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.gallery.page.PayloadChoice;
import org.uncoil.pipeline.probe.Probed;
import org.uncoil.pipeline.render.FilmFacts;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.Replay;
import org.uncoil.pipeline.run.RunPlan;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.pipeline.run.StoredEpochs;
import org.uncoil.pipeline.run.StudyRun;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.GallerySpec;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.RenderSpec;

/** Writes the pages of runs of one file in one task. */
record WriteRunPages(
    FolderHandle handle,
    String studyName,
    String studyTitle,
    RenderSpec render,
    GallerySpec gallery,
    List<Fact> provenance)
    implements Distributed.Work<WriteRunPages.OfPart, WriteRunPages.Made> {
  /**
   * What the driver needs of pages that were written.
   *
   * @param thumbnails of each of their runs
   */
  record Made(Map<String, Thumbnail> thumbnails) implements Serializable {
    Made {
      thumbnails = Map.copyOf(thumbnails);
    }
  }

  /** A run and what the driver knows of it. */
  record Request(
      StudyRun run,
      List<ProbeRow> probes,
      SeparabilityRow last,
      RunCard card,
      RunCard previous,
      RunCard next,
      Downloads downloads,
      boolean model,
      PayloadChoice.Kind replay)
      implements Serializable {
    RunRow row() {
      return run.row();
    }

    /** All that its page is made of: of its neighbours what links to them show. */
    String content() {
      return List.of(
              run,
              probes,
              String.valueOf(last),
              card,
              link(previous),
              link(next),
              downloads,
              model,
              String.valueOf(replay))
          .toString();
    }

    private static String link(RunCard run) {
      return run == null ? "" : run.page() + " " + run.label() + " " + run.status();
    }
  }

  /** The pages of one task: runs whose rows lie in one file. */
  record OfPart(List<Request> requests) implements Serializable {
    OfPart {
      requests = List.copyOf(requests);
    }
  }

  @Override
  public Made apply(OfPart part, LongAccumulator done) {
    OutputFolder folder = handle.open();
    List<RunRow> runs = part.requests().stream().map(Request::row).toList();
    StoredDatasets datasets = new StoredDatasets(folder);
    StoredEpochs stored = new StoredEpochs(folder, part.requests().get(0).row().part(), runs);
    Map<String, Film> films = new HashMap<>();
    part.requests().forEach(request -> films.put(request.row().runId(), film(request, folder)));
    RunPayloads payloads = new RunPayloads(folder, datasets, gallery);
    for (Request request : part.requests()) {
      if (request.replay() != null) {
        payloads.want(request.run().plan(), request.replay(), request.card().separation());
      }
    }
    payloads.write(part.requests().get(0).row().part(), stored);
    Map<String, Thumbnail> thumbnails = new HashMap<>();
    for (Request request : part.requests()) {
      RunPage model = page(request, films.get(request.row().runId()), stored, datasets, payloads);
      byte[] page = RunPages.render(model);
      folder.write(RunFilm.GALLERY + request.card().page(), page);
      if (request.model()) {
        folder.copy(
            "models/" + request.row().runId() + ".zip", RunFilm.GALLERY + request.card().model());
      }
      thumbnails.put(request.row().runId(), thumbnail(request.row(), stored, datasets));
      done.add(1);
    }
    return new Made(thumbnails);
  }

  private RunPage page(
      Request request,
      Film film,
      StoredEpochs stored,
      StoredDatasets datasets,
      RunPayloads payloads) {
    RunRow row = request.row();
    List<EpochRow> epochs = stored.epochs(row.runId());
    return new RunPage(
        studyTitle,
        request.card(),
        film,
        epochs,
        specification(request.run()),
        Canonical.json(request.run().plan().network()),
        probes(request),
        epochs.isEmpty() ? List.of() : confusion(row, stored, datasets),
        command(request.run().plan()),
        runProvenance(row),
        request.previous(),
        request.next(),
        payloads.wrote(row.runId()),
        request.downloads());
  }

  private Film film(Request request, OutputFolder folder) {
    if (request.card().film() == null) {
      return null;
    }
    RunFilm film = RunFilm.ofPage(request.run().plan(), render).orElseThrow();
    FilmFacts facts =
        folder
            .text(RunFilm.GALLERY + film.facts())
            .flatMap(FilmFacts::of)
            .orElseThrow(
                () ->
                    new PipelineException(
                        folder.location(RunFilm.GALLERY + film.facts())
                            + " is missing or damaged"));
    return new Film(request.card().film(), request.card().poster(), facts.width(), facts.height());
  }

  private static List<Fact> specification(StudyRun run) {
    RunRow row = run.row();
    NetworkSpec network = run.plan().network();
    return List.of(
        new Fact("Network", network.name()),
        new Fact("Layers", run.plan().architecture()),
        new Fact("Weights and biases", String.valueOf(row.parameterCount())),
        new Fact("Activation", network.activationLabel()),
        new Fact(
            "Epochs",
            network.epochs()
                + (Objects.equals(row.lastEpoch(), network.epochs())
                    ? ""
                    : ", reached " + (row.recorded() ? row.lastEpoch() : "none"))),
        new Fact("Seed", String.valueOf(row.seed())));
  }

  private static List<ProbeFigure> probes(Request request) {
    List<ProbeFigure> figures = new ArrayList<>();
    for (Probed probed : Probed.values()) {
      for (ProbeRow row : request.probes()) {
        if (row.probe().equals(probed.label())) {
          figures.add(new ProbeFigure(probed.heading(), row.trainAccuracy(), row.testAccuracy()));
        }
      }
    }
    SeparabilityRow last = request.last();
    if (last != null) {
      figures.add(
          new ProbeFigure(
              "embedding after the activation",
              last.refitTrainAccuracy(),
              last.refitTestAccuracy()));
    }
    return figures;
  }

  private static List<ConfusionMatrix> confusion(
      RunRow row, StoredEpochs stored, StoredDatasets datasets) {
    EmbeddingRow embedding = stored.embedding(row.runId());
    if (embedding == null || embedding.after1().size() == 0) {
      return List.of();
    }
    EpochRow last = stored.last(row.runId());
    Dataset dataset = datasets.get(row.datasetId());
    LastLayer layer = new LastLayer(last.lastLayer());
    Floats first = embedding.after1();
    Floats second = embedding.after2();
    long[][][] counts = new long[2][dataset.classes()][dataset.classes()];
    for (int point = 0; point < dataset.size(); point++) {
      int decided = layer.classify(first.get(point), second.get(point));
      counts[dataset.isTest(point) ? 1 : 0][dataset.label(point)][decided]++;
    }
    List<ConfusionMatrix> matrices = new ArrayList<>();
    matrices.add(matrix("Training points", last.epoch(), dataset, counts[0]));
    if (dataset.trainPoints().length < dataset.size()) {
      matrices.add(matrix("Test points", last.epoch(), dataset, counts[1]));
    }
    return matrices;
  }

  private static Thumbnail thumbnail(RunRow row, StoredEpochs stored, StoredDatasets datasets) {
    EmbeddingRow embedding = stored.embedding(row.runId());
    return embedding == null || embedding.after1().size() == 0
        ? Thumbnail.NONE
        : Thumbnail.of(
            datasets.get(row.datasetId()),
            new LastLayer(stored.last(row.runId()).lastLayer()),
            embedding.after1(),
            embedding.after2());
  }

  private static ConfusionMatrix matrix(
      String caption, int epoch, Dataset dataset, long[][] counts) {
    return new ConfusionMatrix(
        caption,
        epoch,
        dataset.classNames(),
        Stream.of(counts).map(line -> Arrays.stream(line).boxed().toList()).toList());
  }

  private String command(RunPlan run) {
    return Replay.command(studyName, Replay.options(run));
  }

  private List<Fact> runProvenance(RunRow row) {
    List<Fact> facts = new ArrayList<>(provenance);
    facts.add(new Fact("Run", row.runId()));
    facts.add(new Fact("Engine", row.engine() + " on " + row.device()));
    facts.add(new Fact("Trained with", "Uncoil " + row.codeVersion()));
    facts.add(
        new Fact("Training and recording", String.format(Locale.ROOT, "%.2f s", row.seconds())));
    return facts;
  }
}
