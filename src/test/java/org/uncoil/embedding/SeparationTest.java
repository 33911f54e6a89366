package org.uncoil.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeparationTest {
  /**
   * Of a run whose epochs are written as letters, one for each from 0: {@code .} where the
   * embedding is not separable, {@code s} where it is, {@code p} where the network is perfect as
   * well, and a blank where nothing is recorded.
   */
  private static Separation of(String epochs) {
    Separation separation = Separation.UNKNOWN;
    for (int epoch = 0; epoch < epochs.length(); epoch++) {
      char found = epochs.charAt(epoch);
      if (found != ' ') {
        separation =
            separation.embedding(epoch, found != '.').output(epoch, found == 'p' ? 1 : 0.9);
      }
    }
    return separation;
  }

  private static Separation known(Integer first, Integer from, Integer perfect) {
    return new Separation(true, first, from, perfect);
  }

  @Test
  void aRunThatIsNeverSeparableHasNoEpoch() {
    assertThat(of(".....")).isEqualTo(known(null, null, null));
    assertThat(of(".....").separated()).isFalse();
  }

  @Test
  void aRunThatIsAlwaysSeparableIsSoFromItsFirstEpoch() {
    assertThat(of("sspsp")).isEqualTo(known(0, 0, 2));
    assertThat(of("s")).isEqualTo(known(0, 0, null));
  }

  @Test
  void onceInBetweenIsNoSeparationEpoch() {
    assertThat(of("..s..")).isEqualTo(known(2, null, null));
    assertThat(of("..p..")).isEqualTo(known(2, null, 2));
    assertThat(of("..p..").separated()).isFalse();
  }

  @Test
  void byAccidentAtTheBeginningIsNot() {
    assertThat(of("ss...ssp")).isEqualTo(known(0, 5, 7));
  }

  @Test
  void atTheEndAloneIs() {
    assertThat(of("....s")).isEqualTo(known(4, 4, null));
    assertThat(of("....p")).isEqualTo(known(4, 4, 4));
  }

  @Test
  void theNetworkMayBePerfectLaterAndNotForGood() {
    assertThat(of("..s.ssspssps")).isEqualTo(known(2, 4, 7));
  }

  @Test
  void epochsThatAreNotRecordedSayNothing() {
    assertThat(of(".    s    s    p")).isEqualTo(known(5, 5, 15));
    assertThat(of(".    s    .    s  s")).isEqualTo(known(5, 15, null));
  }

  @Test
  void aRunThatDivergedIsNotSeparableInTheEnd() {
    assertThat(of(".sspp").diverged()).isEqualTo(known(1, null, 3));
    assertThat(Separation.UNKNOWN.diverged()).isEqualTo(known(null, null, null));
  }

  @Test
  void withoutEmbeddingsOnlyTheOutputIsKnown() {
    Separation output = Separation.UNKNOWN.output(0, 0.5).output(3, 1).output(4, 1);
    assertThat(output).isEqualTo(new Separation(false, null, null, 3));
    assertThat(output.separated()).isFalse();
    assertThat(Separation.UNKNOWN.output(0, Double.NaN)).isEqualTo(Separation.UNKNOWN);
  }
}
