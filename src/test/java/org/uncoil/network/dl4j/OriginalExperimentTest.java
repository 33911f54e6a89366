package org.uncoil.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.generator.FilmSpiral;
import org.uncoil.network.EpochRecord;
import org.uncoil.network.TrainingTask;
import org.uncoil.study.Activation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.testing.Samples;

/**
 * The original film's experiment, held against its figures: 100 % by epoch 300 with ReLU on two
 * arms of 1,000 points.
 */
@Tag("slow")
class OriginalExperimentTest {
  private static final Dataset SPIRAL =
      BuiltDataset.of(
              new DatasetSpec("spiral", new FilmSpiral(1000, 1), Scaling.NONE, 0, 0),
              20170821,
              location -> List.of())
          .dataset();

  private static List<EpochRecord> train(Activation activation) {
    NetworkSpec network =
        Samples.network(List.of(100), activation, Samples.dl4jAdam(), 300, 0.01, 0, 0);
    List<EpochRecord> epochs = new ArrayList<>();
    new Dl4jEngine().train(new TrainingTask(network, SPIRAL, 1, 2, 10), epochs::add);
    return epochs;
  }

  @Test
  void reluUncoilsTheSpiral() {
    List<EpochRecord> epochs = train(Activation.RELU);
    assertThat(epochs.get(0).metrics().trainAccuracy()).isBetween(0.2, 0.8);
    assertThat(epochs.get(30).metrics().trainAccuracy()).isEqualTo(1.0);
  }

  @Test
  void theIdentityCannot() {
    assertThat(train(Activation.IDENTITY)).allMatch(epoch -> epoch.metrics().trainAccuracy() < 0.8);
  }
}
