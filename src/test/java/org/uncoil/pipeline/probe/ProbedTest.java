package org.uncoil.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.uncoil.probe.FeatureMap;

class ProbedTest {
  @Test
  void everyFeatureMapAndTheEmbeddingHaveAHeadingOfTheirOwn() {
    assertThat(Probed.values())
        .extracting(Probed::label)
        .containsAll(Arrays.stream(FeatureMap.values()).map(FeatureMap::label).toList())
        .hasSize(FeatureMap.values().length + 1)
        .doesNotHaveDuplicates();
    assertThat(Probed.values()).extracting(Probed::heading).doesNotHaveDuplicates();
  }
}
