package org.uncoil.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.gallery.ConfusionMatrix;
import org.uncoil.gallery.EpochFigures;
import org.uncoil.gallery.Fact;
import org.uncoil.gallery.Film;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.ProbeFigure;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.RunLink;
import org.uncoil.gallery.RunPage;
import org.uncoil.store.EmbeddingRow;
import org.uncoil.store.EpochRow;
import org.uncoil.store.NetworkRow;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.ProbeRow;
import org.uncoil.store.Table;
import org.uncoil.study.RenderSpec;

/** Writes one run's page in one task. */
record WriteRunPage(
    FolderHandle handle, String studyTitle, RenderSpec render, List<Fact> provenance)
    implements Distributed.Work<WriteRunPage.Request, Integer> {
  /** A run and what the driver knows of it. */
  record Request(
      NetworkRow row,
      List<ProbeRow> probes,
      RunCard card,
      RunLink previous,
      RunLink next,
      List<RunLink> siblings)
      implements Serializable {}

  @Override
  public Integer apply(Request request, LongAccumulator done) {
    OutputFolder folder = handle.open();
    byte[] page = Gallery.renderRun(page(request, folder));
    folder.write(RunFilm.GALLERY + request.card().page(), page);
    done.add(1);
    return page.length;
  }

  private RunPage page(Request request, OutputFolder folder) {
    NetworkRow row = request.row();
    List<EpochRow> epochs = folder.read(Table.EPOCHS, row.part()).ofRun(row.runId()).toList();
    return new RunPage(
        studyTitle,
        request.card(),
        film(request, epochs),
        epochs.stream()
            .map(
                e ->
                    new EpochFigures(
                        e.epoch(), e.trainLoss(), e.trainAccuracy(), e.heldOutAccuracy()))
            .toList(),
        specification(row),
        probes(request),
        epochs.isEmpty() ? List.of() : confusion(row, epochs.get(epochs.size() - 1), folder),
        command(folder),
        runProvenance(row),
        request.previous(),
        request.next(),
        request.siblings());
  }

  private Film film(Request request, List<EpochRow> epochs) {
    if (request.card().film() == null) {
      return null;
    }
    List<Integer> shown =
        epochs.stream()
            .map(EpochRow::epoch)
            .filter(epoch -> render.shows(epoch, request.row().epochs()))
            .toList();
    return new Film(
        request.card().film(), request.card().poster(), render.framesPerSecond(), shown);
  }

  private static List<Fact> specification(NetworkRow row) {
    return List.of(
        new Fact("Network", row.network()),
        new Fact("Layers", row.architecture()),
        new Fact("Weights and biases", String.valueOf(row.parameterCount())),
        new Fact("Activation", row.activation()),
        new Fact(
            "Epochs",
            row.epochs() + (row.lastEpoch() == row.epochs() ? "" : ", reached " + row.lastEpoch())),
        new Fact("Seed", String.valueOf(row.seed())),
        new Fact("In full", row.specification()));
  }

  private static List<ProbeFigure> probes(Request request) {
    return request.probes().stream()
        .sorted(
            Comparator.comparingInt(
                row -> Probed.of(row.probe()).map(Probed::ordinal).orElse(Integer.MAX_VALUE)))
        .map(
            row ->
                new ProbeFigure(
                    Probed.of(row.probe()).map(Probed::heading).orElse(row.probe()),
                    row.trainAccuracy(),
                    row.heldOutAccuracy()))
        .toList();
  }

  private static List<ConfusionMatrix> confusion(
      NetworkRow row, EpochRow last, OutputFolder folder) {
    Dataset dataset = new StoredDatasets(folder).get(row.datasetId());
    LastLayer layer = new LastLayer(last.lastLayer());
    List<EmbeddingRow> embeddings =
        folder.read(Table.EMBEDDINGS, row.part()).ofRun(row.runId(), last.epoch()).toList();
    if (embeddings.isEmpty() || embeddings.get(0).after1().size() == 0) {
      return List.of();
    }
    Floats first = embeddings.get(0).after1();
    Floats second = embeddings.get(0).after2();
    long[][][] counts = new long[2][dataset.classes()][dataset.classes()];
    for (int point = 0; point < dataset.size(); point++) {
      int decided = layer.classify(first.get(point), second.get(point));
      counts[dataset.heldOut(point) ? 1 : 0][dataset.label(point)][decided]++;
    }
    List<ConfusionMatrix> matrices = new ArrayList<>();
    matrices.add(matrix("Training points, epoch " + last.epoch(), dataset, counts[0]));
    if (dataset.trainPoints().length < dataset.size()) {
      matrices.add(matrix("Held-out points, epoch " + last.epoch(), dataset, counts[1]));
    }
    return matrices;
  }

  private static ConfusionMatrix matrix(String caption, Dataset dataset, long[][] counts) {
    return new ConfusionMatrix(
        caption,
        dataset.classNames(),
        Stream.of(counts).map(line -> Arrays.stream(line).boxed().toList()).toList());
  }

  private static String command(OutputFolder folder) {
    return "jobs/pipeline " + folder.displayName() + "/" + Provenance.STUDY + " --out NEW_FOLDER";
  }

  private List<Fact> runProvenance(NetworkRow row) {
    List<Fact> facts = new ArrayList<>(provenance);
    facts.add(new Fact("Run", row.runId()));
    facts.add(new Fact("Engine", row.engine() + " on " + row.device()));
    facts.add(new Fact("Trained by", "Uncoil " + row.codeVersion() + " on " + row.host()));
    facts.add(
        new Fact("Training and recording", String.format(Locale.ROOT, "%.2f s", row.seconds())));
    return facts;
  }
}
