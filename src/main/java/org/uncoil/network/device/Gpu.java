package org.uncoil.network.device;

import java.util.Locale;
import java.util.Optional;

/**
 * A GPU as its driver describes it.
 *
 * @param name the product's name, as {@code NVIDIA A100-SXM4-40GB}
 * @param major the compute capability before the dot
 * @param minor the compute capability after it
 * @param driver the driver's version, as {@code 535.129.03}
 */
public record Gpu(String name, int major, int minor, String driver) {
  /** CUDA 11's minor version compatibility: NVIDIA, CUDA compatibility guide, table 1. */
  private static final int OLDEST_DRIVER = 450;

  /**
   * Why ND4J's CUDA 11.6 backend cannot run on it; empty where it can. The backend holds machine
   * code for compute capability 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6 and nothing that a
   * driver could translate; machine code runs on later minor versions of its major one only.
   */
  public Optional<String> refusal() {
    boolean tooOld = major < 3 || (major == 3 && minor < 7);
    if (tooOld || major > 8 || major == 4) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s has compute capability %d.%d, and ND4J's CUDA backend runs on 3.7 to 8.9",
              name,
              major,
              minor));
    }
    if (driverBranch() < OLDEST_DRIVER) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s has driver %s, and CUDA 11 needs %d or newer",
              name,
              driver,
              OLDEST_DRIVER));
    }
    return Optional.empty();
  }

  private int driverBranch() {
    return Integer.parseInt(driver.split("\\.", -1)[0]);
  }
}
