package org.uncoil.network.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.EpochRecorder;
import org.uncoil.network.RunOutcome;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.Activation;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/** Every engine tells the loss of every epoch, recorded or not. */
class EpochLossTest {
  /** What an engine tells, in its order. */
  private static final class Told implements EpochRecorder {
    private final Map<Integer, Double> losses = new TreeMap<>();
    private final List<EpochRecord> records = new ArrayList<>();

    @Override
    public void loss(int epoch, double trainLoss) {
      assertThat(losses).as("losses before epoch %d", epoch).hasSize(epoch);
      losses.put(epoch, trainLoss);
    }

    @Override
    public void record(EpochRecord epoch) {
      assertThat(losses).containsEntry(epoch.epoch(), epoch.metrics().trainLoss());
      records.add(epoch);
    }
  }

  private static TrainingTask task(NetworkSpec network) {
    return new TrainingTask(network, Samples.dataset(30, 2, 2, 1), 1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void eachEpochOnceInOrder(Engine engine) {
    NetworkSpec network = Samples.network(List.of(4), Activation.TANH, Samples.dl4jAdam(), 7);
    Told told = new Told();
    RunOutcome outcome = new Engines().of(engine, network).train(task(network), told);

    assertThat(outcome).isEqualTo(new RunOutcome.Trained(7));
    assertThat(told.losses.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(told.records).extracting(EpochRecord::epoch).containsExactly(0, 3, 6, 7);
  }
}
