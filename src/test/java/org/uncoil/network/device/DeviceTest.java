package org.uncoil.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
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
    Device device = Device.choose(() -> List.of(gpu(major, minor)));
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
    Device device = Device.choose(() -> List.of(new Gpu("NVIDIA T4", 7, 5, "440.33.01")));
    assertThat(device)
        .isEqualTo(Device.cpu("NVIDIA T4 has driver 440.33.01, and CUDA 11 needs 450 or newer"));
  }

  @Test
  void staysOnTheCpuWhereOneOfTheGpusWillNotDo() {
    Device device = Device.choose(() -> List.of(gpu(8, 0), gpu(9, 0)));
    assertThat(device.gpu()).isFalse();
    assertThat(device.reason()).contains("9.0");
  }

  @Test
  void saysWhyThereIsNoGpu() {
    assertThat(Device.choose(List::of))
        .isEqualTo(Device.cpu("there is no GPU that this process may use"));
    assertThat(
            Device.choose(
                () -> {
                  throw new IOException("the driver is asleep");
                }))
        .isEqualTo(Device.cpu("the driver is asleep"));
  }
}
