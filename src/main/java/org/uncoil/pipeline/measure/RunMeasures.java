package org.uncoil.pipeline.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uncoil.embedding.Diagnosis;
import org.uncoil.embedding.Floats;
import org.uncoil.embedding.ForwardPass;
import org.uncoil.embedding.JacobianField;
import org.uncoil.embedding.LastLayer;
import org.uncoil.embedding.PointDynamics;
import org.uncoil.embedding.PrincipalAxes;
import org.uncoil.embedding.UnitHealth;
import org.uncoil.probe.FeatureMap;
import org.uncoil.probe.FeatureSpace;
import org.uncoil.probe.Rediscovery;
import org.uncoil.similarity.ReducedEmbedding;
import org.uncoil.store.row.measure.DiagnosisRow;
import org.uncoil.store.row.measure.DistortionRow;
import org.uncoil.store.row.measure.LearnedFeatureRow;
import org.uncoil.store.row.measure.NormalisedEmbeddingRow;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.row.run.EmbeddingRow;
import org.uncoil.store.row.run.ParameterRow;
import org.uncoil.store.row.run.RunRow;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;

/** What is told of one run, as its stored epochs pass by. */
final class RunMeasures {
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  private final RunRow row;
  private final NetworkSpec network;
  private final MeasuredDataset data;
  private final PointDynamics dynamics;
  private final List<DistortionRow> distortion = new ArrayList<>();
  private Optional<UnitHealth> units = Optional.empty();
  private Floats z1 = Floats.of();
  private Floats z2 = Floats.of();
  private LastLayer last;
  private int seen;

  RunMeasures(RunRow row, NetworkSpec network, MeasuredDataset data) {
    this.row = row;
    this.network = network;
    this.data = data;
    this.dynamics = new PointDynamics(data.dataset().labels());
  }

  private boolean trained() {
    return row.trained();
  }

  private boolean isLast(int epoch) {
    return row.recorded() && row.lastEpoch() == epoch;
  }

  /** The embedding of the next epoch; where only that before the activation is kept, from it. */
  void see(EmbeddingRow embedding, LastLayer layer) {
    Floats first = after(embedding.after1(), embedding.before1());
    Floats second = after(embedding.after2(), embedding.before2());
    if (first.size() == 0) {
      return;
    }
    dynamics.add(embedding.epoch(), first, second, layer);
    if (isLast(embedding.epoch())) {
      z1 = first;
      z2 = second;
      last = layer;
    }
  }

  private Floats after(Floats after, Floats before) {
    if (after.size() > 0) {
      return after;
    }
    Activation activation = network.bottleneckActivation();
    float[] values = before.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) activation.value(values[i]);
    }
    return Floats.of(values);
  }

  /** The parameters of the next epoch. */
  void see(ParameterRow parameters) {
    int epoch = parameters.epoch();
    boolean end = isLast(epoch);
    // of 1, 2, 4, 8, … what is recorded then or next
    boolean doubled = Integer.highestOneBit(epoch) > seen || epoch == 0;
    seen = epoch;
    if (!end && !(trained() && doubled)) {
      return;
    }
    ForwardPass pass =
        new ForwardPass(
            network,
            data.dataset().dimensions(),
            data.dataset().classes(),
            parameters.parameters().toArray());
    if (end) {
      units = Optional.of(UnitHealth.of(pass, data.features()));
    }
    if (trained()) {
      distortion.add(distortion(epoch, JacobianField.of(pass.on(data.plane()), data.lattice())));
    }
  }

  private DistortionRow distortion(int epoch, JacobianField field) {
    return new DistortionRow(
        row.runId(),
        epoch,
        field.size(),
        field.folded(),
        field.collapsed(),
        field.logAreaQuantile(LOW),
        field.logAreaQuantile(1.0 / 2),
        field.logAreaQuantile(HIGH),
        field.conditionQuantile(1.0 / 2),
        field.conditionQuantile(HIGH),
        field.regions().isPresent() ? field.regions().getAsInt() : null);
  }

  List<DistortionRow> distortion() {
    return distortion;
  }

  /** Empty where no embedding is recorded. */
  Optional<TrainingDynamicsRow> trainingDynamics() {
    if (!trained() || dynamics.epochs() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingDynamicsRow(
            row.runId(),
            row.datasetId(),
            dynamics.epochs(),
            dynamics.learned(),
            dynamics.flips(),
            dynamics.forgotten(),
            dynamics.jumps(),
            dynamics.jumpEpochs()));
  }

  List<LearnedFeatureRow> learnedFeatures() {
    List<LearnedFeatureRow> rows = new ArrayList<>();
    if (trained() && z1.size() > 0) {
      FeatureSpace raw = data.spaces().get(FeatureMap.RAW);
      for (Map.Entry<FeatureMap, FeatureSpace> space : data.spaces().entrySet()) {
        Rediscovery found = Rediscovery.of(space.getValue(), raw, z1, z2, last);
        rows.add(
            new LearnedFeatureRow(
                row.runId(),
                row.datasetId(),
                space.getKey().label(),
                found.first(),
                found.second(),
                found.logit(),
                found.gain(),
                found.found()));
      }
    }
    return rows;
  }

  /** Empty where the embedding has no shape. */
  Optional<NormalisedEmbeddingRow> normalisedEmbedding() {
    return (trained() ? ReducedEmbedding.of(z1, z2) : Optional.<ReducedEmbedding>empty())
        .map(
            reduced ->
                new NormalisedEmbeddingRow(
                    row.runId(),
                    row.datasetId(),
                    reduced.longer(),
                    reduced.shorter(),
                    reduced.first(),
                    reduced.second()));
  }

  DiagnosisRow diagnosis() {
    Optional<PrincipalAxes> axes =
        z1.size() == 0 ? Optional.empty() : Optional.of(PrincipalAxes.of(z1, z2));
    return new DiagnosisRow(
        row.runId(),
        row.datasetId(),
        diagnosis(axes),
        row.reason(),
        row.lastEpoch(),
        units.map(UnitHealth::units).orElse(List.of()),
        units.map(UnitHealth::dead).orElse(List.of()),
        units.map(UnitHealth::saturated).orElse(List.of()),
        axes.map(PrincipalAxes::effectiveRank).filter(Double::isFinite).orElse(null));
  }

  private String diagnosis(Optional<PrincipalAxes> axes) {
    if (!trained()) {
      return row.status();
    }
    if (units.map(UnitHealth::blocked).orElse(false)) {
      return Diagnosis.DEAD.value();
    }
    PrincipalAxes.Shape shape =
        axes.map(known -> known.shape(z1.size())).orElse(PrincipalAxes.Shape.PLANE);
    return switch (shape) {
      case POINT -> Diagnosis.COLLAPSED_TO_POINT.value();
      case LINE -> Diagnosis.COLLAPSED_TO_LINE.value();
      case PLANE ->
          (units.map(UnitHealth::stuck).orElse(false) ? Diagnosis.SATURATED : Diagnosis.HEALTHY)
              .value();
    };
  }
}
