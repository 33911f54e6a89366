package org.uncoil.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.concurrency.BasicAffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;

class Nd4jRuntimeTest {
  /**
   * As the CUDA backend's: each thread has a device, 0 at first, and setting it costs something.
   */
  private static final class Devices extends BasicAffinityManager {
    private final Map<Long, Integer> ofThreads = new HashMap<>();
    private int set;

    @Override
    public synchronized Integer getDeviceForCurrentThread() {
      return ofThreads.getOrDefault(Thread.currentThread().getId(), 0);
    }

    @Override
    public synchronized void unsafeSetDevice(Integer device) {
      ofThreads.put(Thread.currentThread().getId(), device);
      set++;
    }

    @Override
    public void touch(INDArray array) {}

    @Override
    public void touch(DataBuffer buffer) {}
  }

  @Test
  void eachThreadIsBoundOnce() throws InterruptedException, ExecutionException {
    Devices devices = new Devices();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int call : IntStream.range(0, 6).toArray()) {
        assertThat(
                threads
                    .submit(
                        () -> {
                          Nd4jRuntime.bind(devices, 3);
                          return devices.getDeviceForCurrentThread();
                        })
                    .get())
            .as("call %d", call)
            .isEqualTo(3);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(devices.set).isEqualTo(2).isEqualTo(devices.ofThreads.size());
  }

  @Test
  void aThreadThatIsThereAlreadyIsLeftAlone() {
    Devices devices = new Devices();
    Nd4jRuntime.bind(devices, 0);
    assertThat(devices.set).isZero();
  }
}
