package org.uncoil.network.vector.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the fastest kernels that this JVM can run. */
public final class KernelChoice {
  private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
  private static final String MODULE = "jdk.incubator.vector";
  private static final String LANES = "org.uncoil.network.vector.lanes.LaneKernels";

  /** The level of HotSpot's optimising compiler. */
  private static final int C2 = 4;

  private KernelChoice() {}

  /** New kernels: they have room of their own, so that two threads must not share them. */
  public static Kernels best() {
    return Holder.AVAILABLE ? lanes() : new ScalarKernels();
  }

  private static Kernels lanes() {
    try {
      return Class.forName(LANES).asSubclass(Kernels.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + LANES, e);
    }
  }

  /** Looks, and says what it found, once. */
  private static final class Holder {
    static final boolean AVAILABLE = available();

    private Holder() {}

    private static boolean available() {
      if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
        LOG.warn(
            "Training runs without vector instructions, several times slower: start the JVM with"
                + " --add-modules {} to use them",
            MODULE);
        return false;
      }
      if (!optimises()) {
        LOG.debug("Training runs without vector instructions, which only C2 compiles");
        return false;
      }
      try {
        LOG.debug("Training on {}", lanes().name());
        return true;
      } catch (IllegalStateException e) {
        LOG.warn("Training runs without vector instructions, several times slower", e);
        return false;
      }
    }

    /**
     * Whether this JVM has the compiler that makes instructions of vectors. Without it, each vector
     * is an object, and an epoch takes many times longer than in plain Java.
     */
    private static boolean optimises() {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return bean == null
          || Integer.parseInt(bean.getVMOption("TieredStopAtLevel").getValue()) >= C2;
    }
  }
}
