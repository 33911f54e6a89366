package org.uncoil.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.LastLayer;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.EpochRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.store.row.run.SeparationRow;
import org.uncoil.store.table.Table;

/** Two classes of three points each, one of which is a test point, moved about by hand. */
class PartSeparabilityTest {
  private static final Dataset DATASET =
      new Dataset(
          "six",
          List.of("x", "y"),
          List.of("a", "b"),
          new float[12],
          new int[] {0, 0, 0, 1, 1, 1},
          new boolean[] {false, false, true, false, false, true});

  /** Upright, between −1 and 1: both classes at a distance of 2. */
  private static final float[] APART = {-1, -1, -1, 1, 1, 1};

  /** A point of each class lies beyond one of the other. */
  private static final float[] MIXED = {-1, 1, -1, -1, 1, 1};

  private static final float[] HEIGHT = {-1, 1, 0, -1, 1, 0};

  @TempDir private Path root;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    folder = new OutputFolder(new Configuration(), root.toString());
  }

  private static RunRow network(String run) {
    return new RunRow(
        run, "d", "n", 1, "trained", "", 8, 0.1, 1, 0.1, 1, null, 1, "vector", "cpu", "0", "part",
        1, "here");
  }

  /** Each epoch's first coordinates; the last layer looks along them, or across. */
  private void store(String run, boolean across, List<float[]> epochs) {
    List<EpochRow> figures = new ArrayList<>();
    List<EmbeddingRow> embeddings = new ArrayList<>();
    Floats layer = across ? Floats.of(0, 0, 0, 0, 1, 0) : Floats.of(0, 0, 0, 1, 0, 0);
    Floats none = Floats.of();
    for (int epoch = 0; epoch < epochs.size(); epoch++) {
      figures.add(new EpochRow(run, epoch, 0.1, 0.5, 0.75, 0.5, 0.5, layer, none));
      if (epochs.get(epoch) != null) {
        embeddings.add(
            new EmbeddingRow(
                run, epoch, 0, none, none, Floats.of(epochs.get(epoch)), Floats.of(HEIGHT)));
      }
    }
    folder.write(Table.EPOCHS, "part", "a", figures);
    folder.write(Table.EMBEDDINGS, "part", "a", embeddings);
  }

  private List<SeparabilityRow> measure(String run) {
    PartSeparability part = new PartSeparability(folder, "part", List.of(network(run)));
    assertThat(part.there()).isFalse();
    part.measure(id -> DATASET, "b");
    assertThat(part.there()).isTrue();
    return folder.read(Table.SEPARABILITY).toList();
  }

  @Test
  void theSeparationEpochIsTheFirstFromWhichItLasts() {
    store("r", false, List.of(MIXED, APART, MIXED, APART, APART));
    List<SeparabilityRow> rows = measure("r");
    assertThat(rows)
        .extracting(SeparabilityRow::separable)
        .containsExactly(false, true, false, true, true);
    SeparationRow separation = folder.read(Table.SEPARATIONS).toList().get(0);
    assertThat(separation.recordedEpochs()).isEqualTo(5);
    assertThat(separation.separableEpochs()).isEqualTo(3);
    assertThat(separation.firstSeparable()).isEqualTo(1);
    assertThat(separation.separableFrom()).isEqualTo(3);
    // four training points at the corners of a square of 2 × 2 spread by √2
    assertThat(separation.widestMargin()).isCloseTo(1 / Math.sqrt(2), within(1e-12));
  }

  @Test
  void anEpochSaysHowTheLastLayerAndTheBestLineDiffer() {
    store("r", false, List.of(APART, MIXED));
    SeparabilityRow apart = measure("r").get(0);
    assertThat(apart.refitTrainAccuracy()).isEqualTo(1);
    assertThat(apart.refitTestAccuracy()).isEqualTo(1);
    assertThat(apart.margin()).isCloseTo(1 / Math.sqrt(2), within(1e-12));
    assertThat(apart.trainAgreement()).isEqualTo(1);
    assertThat(apart.testAgreement()).isEqualTo(1);
    assertThat(apart.angle()).isCloseTo(0, within(1e-9));
    SeparabilityRow mixed = folder.read(Table.SEPARABILITY).toList().get(1);
    assertThat(mixed.margin()).isZero();
    // the four corners of a square, opposite ones alike: no line has more than three right
    assertThat(mixed.refitTrainAccuracy()).isLessThanOrEqualTo(0.75);
  }

  @Test
  void aLastLayerThatLooksAcrossIsToldByTheAngle() {
    store("r", true, List.of(APART));
    SeparabilityRow row = measure("r").get(0);
    assertThat(row.angle()).isCloseTo(90, within(1e-9));
    // it gives the upper point of each class the one class and the others the other
    assertThat(row.trainAgreement()).isEqualTo(0.5);
    assertThat(row.testAgreement()).isEqualTo(0.5);
  }

  @Test
  void onAPointRulesAreNotCompared() {
    store("r", false, List.of(APART));
    folder.write(
        Table.EMBEDDINGS,
        "part",
        "b",
        List.of(
            new EmbeddingRow(
                "r",
                0,
                0,
                Floats.of(),
                Floats.of(),
                Floats.of(new float[6]),
                Floats.of(new float[6]))));
    SeparabilityRow row = measure("r").get(0);
    assertThat(row.separable()).isFalse();
    assertThat(row.trainAgreement()).isNull();
    assertThat(row.testAgreement()).isNull();
    assertThat(row.angle()).isNull();
    assertThat(row.refitTrainAccuracy()).isEqualTo(0.5);
    ProbeRow probe = probe(new float[6], new float[6]);
    assertThat(probe.trainAgreement()).isNull();
    assertThat(probe.testAgreement()).isNull();
    assertThat(probe.angle()).isNull();
  }

  private static ProbeRow probe(float[] x, float[] y) {
    List<double[]> points = new ArrayList<>();
    List<Integer> decisions = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      points.add(new double[] {x[i], y[i]});
      decisions.add(x[i] > 0 ? 1 : 0);
    }
    LastLayer along = new LastLayer(Floats.of(0, 0, 0, 1, 0.2f, 0));
    return new ProbeSubject("d", DATASET, "r", "before", points, decisions, along).row();
  }

  @Test
  void aProbeOfTheSamePointsIsTheSameRegression() {
    for (float[] x : List.of(APART, MIXED, new float[] {-1, 0.5f, -1, 0.4f, 2, 3})) {
      store("r", false, List.of(MIXED, x));
      List<EpochRow> figures = new ArrayList<>();
      Floats layer = Floats.of(0, 0, 0, 1, 0.2f, 0);
      for (int epoch = 0; epoch < 2; epoch++) {
        figures.add(new EpochRow("r", epoch, 0.1, 0.5, 0.75, 0.5, 0.5, layer, Floats.of()));
      }
      folder.write(Table.EPOCHS, "part", "c", figures);
      new PartSeparability(folder, "part", List.of(network("r"))).measure(id -> DATASET, "d");
      SeparabilityRow row = folder.read(Table.SEPARABILITY).toList().get(1);
      ProbeRow probe = probe(x, HEIGHT);
      // opposite corners of a square leave the regression without a line
      assertThat(row.angle() == null).isEqualTo(x == MIXED).isEqualTo(probe.angle() == null);
      if (row.angle() != null) {
        assertThat(row.angle()).isCloseTo(probe.angle(), within(1e-3));
      }
      assertThat(row.refitTrainAccuracy()).isEqualTo(probe.trainAccuracy());
      assertThat(row.separable()).isEqualTo(probe.separable());
      assertThat(row.trainAgreement()).isEqualTo(probe.trainAgreement());
      assertThat(row.testAgreement()).isEqualTo(probe.testAgreement());
    }
  }

  @Test
  void aRunThatIsSeparableOnlyInBetweenHasNoSeparationEpoch() {
    store("r", false, List.of(APART, MIXED));
    measure("r");
    SeparationRow separation = folder.read(Table.SEPARATIONS).toList().get(0);
    assertThat(separation.firstSeparable()).isZero();
    assertThat(separation.separableFrom()).isNull();
  }

  @Test
  void oneClassIsSeparableWithoutAMargin() {
    Dataset one =
        new Dataset(
            "one", List.of("x", "y"), List.of("a", "b"), new float[12], new int[6], new boolean[6]);
    store("r", false, List.of(APART));
    new PartSeparability(folder, "part", List.of(network("r"))).measure(id -> one, "b");
    SeparabilityRow row = folder.read(Table.SEPARABILITY).toList().get(0);
    assertThat(row.separable()).isTrue();
    assertThat(row.margin()).isNaN();
    assertThat(folder.read(Table.SEPARATIONS).toList().get(0).widestMargin()).isZero();
  }

  @Test
  void epochsWithoutEmbeddingsAndRunsThatDivergedAreLeftOut() {
    List<float[]> epochs = new ArrayList<>(List.of(APART));
    epochs.add(0, null);
    store("diverged", false, epochs);
    PartSeparability part = new PartSeparability(folder, "part", List.of());
    part.measure(id -> DATASET, "b");
    assertThat(folder.read(Table.SEPARABILITY).toList()).isEmpty();
    assertThat(folder.read(Table.SEPARATIONS).toList()).isEmpty();
    assertThat(measure("diverged")).extracting(SeparabilityRow::epoch).containsExactly(1);
  }
}
