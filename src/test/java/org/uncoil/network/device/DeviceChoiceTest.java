package org.uncoil.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceChoiceTest {
  private static Device choose(GpuProbe probe) {
    return new DeviceChoice(true, probe, Optional::empty).choose(Optional.empty());
  }

  private static Device given(String address, GpuProbe probe) {
    return new DeviceChoice(true, probe, Optional::empty)
        .choose(Optional.of(new GivenGpu(address)));
  }

  private static Gpu gpu(int major, int minor) {
    return new Gpu("NVIDIA X", major, minor, "535.129.03");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, false", "3, 0, false", "3, 5, false", "3, 7, true", "5, 0, true", "5, 3, true",
    "6, 1, true", "7, 0, true", "7, 5, true", "8, 0, true", "8, 6, true", "8, 9, true",
    "9, 0, false", "10, 0, false", "12, 0, false"
  })
  void takesTheGpusThatTheBackendHasMachineCodeFor(int major, int minor, boolean taken) {
    Device device = choose(() -> List.of(gpu(major, minor)));
    assertThat(device.gpu()).isEqualTo(taken);
    assertThat(device.name()).isEqualTo(taken ? "cuda (NVIDIA X)" : "cpu");
    if (!taken) {
      assertThat(device.reason())
          .isEqualTo(
              "NVIDIA X has compute capability %d.%d, and ND4J's CUDA backend runs on 3.7 to 8.9"
                  .formatted(major, minor));
    }
  }

  @Test
  void refusesADriverThatIsOlderThanCuda() {
    Device device = choose(() -> List.of(new Gpu("NVIDIA T4", 7, 5, "440.33.01")));
    assertThat(device)
        .isEqualTo(Device.cpu("NVIDIA T4 has driver 440.33.01, and CUDA 11 needs 450 or newer"));
  }

  @Test
  void staysOnTheCpuWhereOneOfTheGpusWillNotDo() {
    Device device = choose(() -> List.of(gpu(8, 0), gpu(9, 0)));
    assertThat(device.gpu()).isFalse();
    assertThat(device.reason()).contains("9.0");
  }

  @Test
  void saysWhyThereIsNoGpu() {
    assertThat(choose(List::of)).isEqualTo(Device.cpu("there is no GPU that this process may use"));
    assertThat(
            choose(
                () -> {
                  throw new IOException("the driver is asleep");
                }))
        .isEqualTo(Device.cpu("the driver is asleep"));
  }

  @Test
  void bindsToTheGpuThatWasGiven() {
    GpuProbe two =
        () -> List.of(new Gpu("NVIDIA X", 8, 0, "535.1"), new Gpu("NVIDIA Y", 8, 6, "535.1"));
    assertThat(given("1", two))
        .isEqualTo(new Device(true, OptionalInt.of(1), "cuda 1 (NVIDIA Y)", ""));
    assertThat(given("0", two).name()).isEqualTo("cuda 0 (NVIDIA X)");
    assertThat(choose(two).number()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | nvidia-smi lists only 2 for this process, counted from 0",
        "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6 | only a number can be bound to, as conf/spark/gpus.sh gives it",
        "MIG-GPU-8932f937/1/0 | only a number can be bound to, as conf/spark/gpus.sh gives it",
        "-1 | only a number can be bound to, as conf/spark/gpus.sh gives it",
        "99999999999 | only a number can be bound to, as conf/spark/gpus.sh gives it"
      })
  void anAddressThatCannotBeBoundToEndsOnTheCpu(String address, String why) {
    assertThat(given(address, () -> List.of(gpu(8, 0), gpu(8, 0))))
        .isEqualTo(Device.cpu("Spark gave GPU " + address + ", but " + why));
  }

  @Test
  void whatSpeaksAgainstTheNodesGpusSpeaksAgainstTheGivenOne() {
    assertThat(given("1", List::of).reason())
        .isEqualTo("Spark gave GPU 1, but there is no GPU that this process may use");
    assertThat(given("1", () -> List.of(gpu(8, 0), gpu(9, 0))).reason())
        .startsWith("Spark gave GPU 1, but NVIDIA X has compute capability 9.0");
    assertThat(given("0", () -> List.of(gpu(8, 0), gpu(9, 0))).reason())
        .startsWith(
            "Spark gave GPU 0, but the backend opens every GPU, and number 1, NVIDIA X has");
    GpuProbe asleep =
        () -> {
          throw new IOException("the driver is asleep");
        };
    assertThat(given("0", asleep).reason()).isEqualTo("Spark gave GPU 0, but the driver is asleep");
    DeviceChoice unloaded =
        new DeviceChoice(true, () -> List.of(gpu(8, 0)), () -> Optional.of("CUDA does not load"));
    assertThat(unloaded.choose(Optional.of(new GivenGpu("0"))))
        .isEqualTo(Device.cpu("Spark gave GPU 0, but CUDA does not load"));
  }

  @Test
  void withoutTheBackendOrWithoutAGpuTheNodeIsNotAsked() {
    GpuProbe unasked =
        () -> {
          throw new AssertionError("asked");
        };
    DeviceChoice cpuJar = new DeviceChoice(false, unasked, Optional::empty);
    assertThat(cpuJar.choose(Optional.empty())).isEqualTo(Device.CPU);
    assertThat(cpuJar.choose(Optional.of(new GivenGpu("1"))))
        .isEqualTo(Device.cpu("Spark gave GPU 1, but this jar has ND4J's CPU backend alone"));
    assertThat(given("", unasked)).isEqualTo(Device.CPU);
  }
}
