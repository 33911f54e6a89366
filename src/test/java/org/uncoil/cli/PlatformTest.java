package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "17, 3.5.0",
    "21, 3.5.9",
    "17, 4.0.0",
    "21, 4.2.0",
    "25, 4.2.0",
    "17, 4.2.0-preview1"
  })
  void runsOnEverySparkFrom35OnAndTheJavasThatItKnows(int java, String spark) {
    assertThat(new Platform(java, spark).problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "25 | 3.5.9 | Java 25 is not supported: Uncoil on Spark 3.5.9 needs Java 17 to 21",
        "11 | 4.2.0 | Java 11 is not supported: Uncoil on Spark 4.2.0 needs Java 17 to 25",
        "26 | 4.2.0 | Java 26 is not supported: Uncoil on Spark 4.2.0 needs Java 17 to 25",
        "17 | 3.4.4 | Spark 3.4.4 is not supported: Uncoil runs on Spark 3.5 and 4.x",
        "17 | 5.0.0 | Spark 5.0.0 is not supported: Uncoil runs on Spark 3.5 and 4.x",
      })
  void namesWhatIsNotSupportedAndWhatIs(int java, String spark, String problem) {
    assertThat(new Platform(java, spark).problem()).hasValue(problem);
  }
}
