package org.uncoil.render.film;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.AxisLimits;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.embedding.InputPlane;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.RegularGrid;
import org.uncoil.study.NetworkSpec;

/**
 * A film from what is stored of a run: the subject, and the frames, each made when it is asked for
 * and held by nobody.
 */
public final class FilmScript implements Iterable<FilmFrame> {
  /** Hidden layers of at most so many units are shown unit by unit. */
  public static final int FEW_UNITS = 10;

  /**
   * Vertices of the lattice along each side: 64 × 64 square cells, of which every fourth line is
   * drawn.
   */
  private static final int VERTICES = 65;

  /** The room around what axes must hold. */
  private static final double MARGIN = 0.08;

  private final FilmSubject subject;
  private final Iterable<Snapshot> snapshots;
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final float[] lattice;

  /**
   * @param dataset what was trained on
   * @param network what was trained
   * @param subtitle one line under the title, such as {@link #subtitle}
   * @param stage which tensor the snapshots' embeddings are
   * @param scores of every epoch, ascending
   * @param embeddingLimits such as {@link #limits}
   * @param trained the network's parameters at the end of training
   * @param snapshots the epochs to show, in order; read once per {@link #iterator}
   */
  public FilmScript(
      Dataset dataset,
      NetworkSpec network,
      String subtitle,
      EmbeddingStage stage,
      List<EpochScore> scores,
      AxisLimits embeddingLimits,
      float[] trained,
      Iterable<Snapshot> snapshots) {
    InputPlane plane = InputPlane.of(dataset);
    AxisLimits inputLimits = AxisLimits.robust(plane.x(), plane.y(), 1, MARGIN).withAspect(1);
    this.subject =
        new FilmSubject(
            dataset,
            subtitle,
            plane,
            new RegularGrid(inputLimits, VERTICES, VERTICES),
            embeddingLimits,
            stage,
            network,
            new ForwardPass(network, dataset.dimensions(), dataset.classes(), trained),
            scores);
    this.snapshots = snapshots;
    this.lattice = subject.lattice().positions();
    for (int i = 0; i < scores.size(); i++) {
      positions.put(scores.get(i).epoch(), i);
    }
  }

  /** The usual subtitle, as {@code 2–100–2–2 · tanh · adam 0.01 · seed 1}. */
  public static String subtitle(NetworkSpec network, int inputs, int classes, long seed) {
    return String.format(
        Locale.ROOT,
        "%s · %s · %s %s · seed %d",
        network.architecture(inputs, classes),
        network.activationLabel(),
        network.optimizer().getClass().getSimpleName(),
        network.learningRate(),
        seed);
  }

  /**
   * Axes that hold a run's embeddings but strays: of every epoch, or of as many as are given. Later
   * epochs matter no more than early ones.
   */
  public static AxisLimits limits(Iterable<Snapshot> snapshots) {
    LimitsSample sample = new LimitsSample(0);
    snapshots.forEach(sample::add);
    return sample.limits();
  }

  /** What stays through the film. */
  public FilmSubject subject() {
    return subject;
  }

  /** One frame per snapshot, computed as it is asked for. */
  @Override
  public Iterator<FilmFrame> iterator() {
    Iterator<Snapshot> source = snapshots.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public FilmFrame next() {
        return frame(source.next());
      }
    };
  }

  private FilmFrame frame(Snapshot snapshot) {
    Dataset dataset = subject.dataset();
    Integer position = positions.get(snapshot.epoch());
    if (position == null || snapshot.x().length != dataset.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "epoch %d with %d points does not belong to this film: it has %d points, and %s",
              snapshot.epoch(),
              snapshot.x().length,
              dataset.size(),
              position == null ? "no score for that epoch" : "a score for that epoch"));
    }
    ForwardPass pass =
        new ForwardPass(
            subject.network(), dataset.dimensions(), dataset.classes(), snapshot.parameters());
    ForwardPass.Result result = pass.on(subject.plane()).embed(lattice, FEW_UNITS);
    float[] drawn = subject.stage() == EmbeddingStage.AFTER ? result.after() : result.before();
    LastLayer lastLayer = LastLayer.of(Floats.of(snapshot.parameters()), dataset.classes());
    return new FilmFrame(
        position,
        snapshot.x(),
        snapshot.y(),
        every(drawn, 0),
        every(drawn, 1),
        logits(result.after(), lastLayer),
        lastLayer,
        result.hidden(),
        pass,
        snapshot.motion());
  }

  private static float[] every(float[] pairs, int component) {
    float[] values = new float[pairs.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = pairs[2 * i + component];
    }
    return values;
  }

  private static float[] logits(float[] embedding, LastLayer lastLayer) {
    int classes = lastLayer.classes();
    float[] logits = new float[embedding.length / 2 * classes];
    for (int vertex = 0; vertex < embedding.length / 2; vertex++) {
      for (int c = 0; c < classes; c++) {
        logits[vertex * classes + c] =
            (float) lastLayer.logit(c, embedding[2 * vertex], embedding[2 * vertex + 1]);
      }
    }
    return logits;
  }
}
