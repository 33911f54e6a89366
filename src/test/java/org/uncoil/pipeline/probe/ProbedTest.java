package org.uncoil.pipeline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.uncoil.probe.FeatureMap;

class ProbedTest {
  @Test
  void everyFeatureMapAndBothEmbeddingsHaveAHeadingOfTheirOwn() {
    assertThat(FeatureMap.values())
        .allSatisfy(map -> assertThat(Probed.of(map.label())).isPresent());
    assertThat(Probed.values()).hasSize(FeatureMap.values().length + 2);
    assertThat(Probed.values()).extracting(Probed::label).doesNotHaveDuplicates();
    assertThat(Probed.values()).extracting(Probed::heading).doesNotHaveDuplicates();
  }

  @Test
  void aLabelLeadsBackToItsProbe() {
    assertThat(Arrays.stream(Probed.values()).map(Probed::label).map(Probed::of))
        .allSatisfy(probed -> assertThat(probed).isPresent())
        .extracting(probed -> probed.orElseThrow())
        .containsExactly(Probed.values());
    assertThat(Probed.of("cubes")).isEmpty();
  }
}
