package org.uncoil.network.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts ND4J in the order that it needs, once per JVM, and says what it runs on. */
public final class Nd4jRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(Nd4jRuntime.class);
  private static final String VERSION = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";
  private static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

  private Nd4jRuntime() {}

  /**
   * Loads the backend. Must come before anything that touches ND4J's native part, or its class
   * initialisation fails for the life of the JVM.
   */
  public static void start() {
    device();
  }

  /** What the loaded backend computes on. */
  public static Device device() {
    return Loaded.DEVICE;
  }

  /** Whether ND4J computes on a GPU, or would, once started. */
  public static boolean onGpu() {
    return Choice.DEVICE.gpu();
  }

  /** What this node can do. */
  private static final class Choice {
    static final Device DEVICE = choose();

    private static Device choose() {
      if (!ND4JClassLoading.classPresentOnClasspath(CUDA_BACKEND)) {
        return Device.CPU;
      }
      Device device = Device.choose(NvidiaSmi.ofThisNode());
      if (device.gpu()) {
        device = librariesLoad().map(Device::cpu).orElse(device);
      }
      if (!device.gpu()) {
        LOG.warn("Training on the CPU: {}.", device.reason());
      }
      return device;
    }

    /**
     * Why the backend does not find CUDA's libraries; empty where it does. ND4J would ask the same,
     * and print what is thrown.
     */
    private static Optional<String> librariesLoad() {
      try {
        Nd4jBackend backend =
            ND4JClassLoading.<Nd4jBackend>loadClassByName(CUDA_BACKEND)
                .getDeclaredConstructor()
                .newInstance();
        return backend.canRun() ? Optional.empty() : Optional.of("CUDA's libraries do not run");
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        return Optional.of(
            "the GPU would do, but CUDA 11.6's libraries do not load (%s)"
                .formatted(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")));
      }
    }
  }

  /** Loads the backend that was chosen. */
  private static final class Loaded {
    static final Device DEVICE = load(Choice.DEVICE);

    private static Device load(Device device) {
      if (!device.gpu()) {
        ND4JClassLoading.setNd4jClassloader(new CpuOnly(ND4JClassLoading.getNd4jClassloader()));
      }
      Nd4j.getBackend();
      return device;
    }
  }

  /** ND4J's version, from its jar. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream stream = Nd4j.class.getResourceAsStream(VERSION)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + VERSION, e);
    }
    return properties.getProperty("version", "unknown");
  }
}
