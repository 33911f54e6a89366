package org.uncoil.network.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uncoil.study.Activation;
import org.uncoil.study.Engine;
import org.uncoil.study.Initialisation;
import org.uncoil.study.NetworkSpec;
import org.uncoil.study.Schedule;
import org.uncoil.testing.Samples;

class EnginesTest {
  private static final NetworkSpec PLAIN = network(100, 0);
  private static final NetworkSpec DROPPED = network(10, 0.5);

  private static NetworkSpec network(int hidden, double dropout) {
    return new NetworkSpec(
        "sample",
        List.of(hidden),
        List.of(Activation.TANH),
        Initialisation.XAVIER,
        1,
        Samples.dl4jAdam(),
        0.05,
        new Schedule.Constant(),
        0,
        10,
        0,
        0,
        dropout);
  }

  private static String chosen(boolean gpu, Engine asked, NetworkSpec network) {
    return new Engines(() -> gpu).of(asked, network).name();
  }

  @Test
  void autoTakesTheFastestThatTheDeviceHas() {
    assertThat(chosen(false, Engine.AUTO, PLAIN)).isEqualTo("vector");
    assertThat(chosen(true, Engine.AUTO, PLAIN)).isEqualTo("batched");
  }

  @Test
  void lanesAreForThoseWhoAsk() {
    for (boolean gpu : new boolean[] {true, false}) {
      assertThat(chosen(gpu, Engine.AUTO, network(4, 0))).isNotEqualTo("lanes");
      assertThat(chosen(gpu, Engine.LANES, PLAIN)).isEqualTo("lanes");
      assertThatThrownBy(() -> chosen(gpu, Engine.LANES, DROPPED))
          .hasMessageContaining("engine = lanes cannot train")
          .hasMessageContaining("dropout");
    }
  }

  @Test
  void autoPassesOverAnEngineThatCannot() {
    assertThat(chosen(true, Engine.AUTO, DROPPED)).isEqualTo("vector");
  }

  @Test
  void anEngineThatIsAskedForByNameDoesNotDependOnTheDevice() {
    for (boolean gpu : new boolean[] {true, false}) {
      assertThat(chosen(gpu, Engine.DL4J, PLAIN)).isEqualTo("dl4j");
      assertThat(chosen(gpu, Engine.BATCHED, PLAIN)).isEqualTo("batched");
      assertThatThrownBy(() -> chosen(gpu, Engine.BATCHED, DROPPED))
          .hasMessageContaining("engine = batched cannot train")
          .hasMessageContaining("dropout");
    }
  }

  @Test
  void theNodeIsAskedOnlyWhereTheChoiceDependsOnIt() {
    Engines engines =
        new Engines(
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(engines.of(Engine.VECTOR, PLAIN).name()).isEqualTo("vector");
  }
}
