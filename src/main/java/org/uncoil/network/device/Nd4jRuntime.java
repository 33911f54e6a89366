package org.uncoil.network.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uncoil.setting.Causes;

/** Starts ND4J in the order that it needs, once per JVM, and says what it runs on. */
public final class Nd4jRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(Nd4jRuntime.class);
  private static final String VERSION = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";
  private static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";
  private static final AtomicReference<GivenGpu> GIVEN = new AtomicReference<>();

  private Nd4jRuntime() {}

  /**
   * Says which GPU this JVM was given. Counts where it comes before everything else here, and once:
   * a JVM computes on one GPU, or on none.
   */
  public static void give(GivenGpu gpu) {
    GIVEN.compareAndSet(null, gpu);
  }

  /**
   * Loads the backend, and binds this thread to the GPU that the JVM was given. Must come before
   * anything that touches ND4J's native part, or its class initialisation fails for the life of the
   * JVM.
   */
  public static void start() {
    device().number().ifPresent(number -> bind(Nd4j.getAffinityManager(), number));
  }

  /**
   * Binds this thread. Not by the CUDA backend's own configuration: what its {@code useDevice} is
   * told before the first use is ignored, because it knows of no device until then.
   */
  static void bind(AffinityManager devices, int number) {
    if (devices.getDeviceForCurrentThread() != number) {
      devices.unsafeSetDevice(number);
    }
  }

  /** What the loaded backend computes on. */
  public static Device device() {
    return Loaded.DEVICE;
  }

  /** Whether ND4J computes on a GPU, or would, once started. */
  public static boolean onGpu() {
    return Choice.DEVICE.gpu();
  }

  /** Why it does not although it might have, in a phrase; else empty. */
  public static String refusal() {
    return Choice.DEVICE.reason();
  }

  /** What this node can do. */
  private static final class Choice {
    static final Device DEVICE = choose();

    private static Device choose() {
      Device device =
          new DeviceChoice(
                  ND4JClassLoading.classPresentOnClasspath(CUDA_BACKEND),
                  NvidiaSmi.ofThisNode(),
                  Choice::librariesLoad)
              .choose(Optional.ofNullable(GIVEN.get()));
      if (!device.reason().isEmpty()) {
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
        return Optional.of(
            "CUDA 11.6's libraries do not load (%s)".formatted(Causes.line(Causes.first(e))));
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
