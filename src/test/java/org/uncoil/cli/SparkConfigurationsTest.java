package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.network.util.JavaUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on one machine holds on every cluster: read as Spark reads them. */
class SparkConfigurationsTest {
  private static final String LIMIT = "-Dorg.bytedeco.javacpp.maxphysicalbytes=";

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf/spark", name + ".conf"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The JVM options of driver or executor, each with its argument. */
  private static List<String> options(Properties conf, String role) {
    String all =
        conf.getProperty("spark." + role + ".defaultJavaOptions", "")
            + " "
            + conf.getProperty("spark." + role + ".extraJavaOptions", "");
    return Arrays.asList(all.strip().split("\\s+(?=-)", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "yarn", "kubernetes", "gpu"})
  void everyClusterComputesAsOneMachineDoes(String name) {
    Properties local = read("local");
    Properties conf = read(name);
    List<String> flags = options(local, "driver");
    assertThat(flags).hasSizeGreaterThan(2);
    assertThat(options(conf, "driver")).containsAll(flags).contains("-Djava.awt.headless=true");
    assertThat(options(conf, "executor")).containsAll(flags).contains("-Djava.awt.headless=true");
    for (String key :
        List.of("spark.serializer", "spark.locality.wait", "spark.sql.adaptive.enabled")) {
      assertThat(conf.getProperty(key)).as(key).isEqualTo(local.getProperty(key)).isNotNull();
    }
  }

  /** Under the same names, so that one dashboard serves. */
  @ParameterizedTest
  @ValueSource(strings = {"standalone", "yarn", "kubernetes", "gpu"})
  void everyClusterIsSeenAsOneMachineIs(String name) {
    Properties local = read("local");
    Properties conf = read(name);
    List<String> keys =
        local.stringPropertyNames().stream()
            .filter(key -> key.startsWith("spark.metrics.") || key.startsWith("spark.ui.prom"))
            .toList();
    assertThat(keys).hasSize(4);
    for (String key : keys) {
      assertThat(conf.getProperty(key)).as(key).isEqualTo(local.getProperty(key));
    }
    assertThat(conf.getProperty("spark.ui.enabled", "true")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "yarn", "kubernetes", "gpu"})
  void everyTaskHasOneThread(String name) {
    Properties conf = read(name);
    for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
      assertThat(conf.getProperty("spark.executorEnv." + variable)).isEqualTo("1");
      switch (name) {
        case "yarn" ->
            assertThat(conf.getProperty("spark.yarn.appMasterEnv." + variable)).isEqualTo("1");
        case "kubernetes" ->
            assertThat(conf.getProperty("spark.kubernetes.driverEnv." + variable)).isEqualTo("1");
        default ->
            // the driver has the environment of jobs/submit
            assertThat(Path.of("jobs/submit")).content().contains(variable + "=\"${" + variable);
      }
    }
    assertThat(conf.getProperty("spark.task.cpus")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "yarn", "kubernetes", "gpu"})
  void theLimitOnAProcessLeavesRoomBesideTheHeapAndIsBelowWhatItIsKilledAt(String name) {
    Properties conf = read(name);
    for (String role : List.of("driver", "executor")) {
      long heap = bytes(conf, "spark." + role + ".memory");
      long limit =
          options(conf, role).stream()
              .filter(option -> option.startsWith(LIMIT))
              .mapToLong(option -> JavaUtils.byteStringAsBytes(option.substring(LIMIT.length())))
              .sum();
      assertThat(limit).as("%s of the %s", name, role).isGreaterThan(heap);
      if (name.equals("yarn") || name.equals("kubernetes")) {
        assertThat(limit)
            .as("%s of the %s", name, role)
            .isLessThan(heap + bytes(conf, "spark." + role + ".memoryOverhead"));
      }
    }
  }

  private static long bytes(Properties conf, String key) {
    return JavaUtils.byteStringAsBytes(conf.getProperty(key));
  }

  /** The driver of a standalone cluster's cluster mode has no other options than these. */
  @ParameterizedTest
  @ValueSource(strings = {"standalone", "gpu"})
  void aDriverOnAStandaloneClusterStartsOnJava17(String name) throws IOException {
    Matcher opens =
        Pattern.compile("<jvm\\.opens>(.*)</jvm\\.opens>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(opens.find()).isTrue();
    Properties conf = read(name);
    assertThat(conf.getProperty("spark.driver.extraJavaOptions").split("\\s+", -1))
        .contains(opens.group(1).split("\\s+", -1));
    assertThat(conf).doesNotContainKey("spark.driver.defaultJavaOptions");
  }

  @Test
  void onlyGpuAsksForGpus() {
    Properties gpu = read("gpu");
    assertThat(gpu.getProperty("spark.executor.resource.gpu.amount")).isEqualTo("1");
    // the train stage asks by itself: what stood here, every stage would wait for
    assertThat(gpu.getProperty("spark.task.resource.gpu.amount")).isNull();
    // numbers mean the same to CUDA as to nvidia-smi
    assertThat(gpu.getProperty("spark.executorEnv.CUDA_DEVICE_ORDER")).isEqualTo("PCI_BUS_ID");
    assertThat(Path.of(gpu.getProperty("spark.executor.resource.gpu.discoveryScript")))
        .isExecutable();
    for (String other : List.of("local", "standalone", "yarn", "kubernetes")) {
      assertThat(read(other).stringPropertyNames()).noneMatch(key -> key.contains(".gpu."));
    }
  }

  @Test
  void theDiscoveryScriptCountsWhatNvidiaSmiLists(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(addresses(folder, "echo 0; echo 1; echo 2")).containsExactly("0", "1", "2");
    assertThat(addresses(folder, "echo 'No devices were found'")).isEmpty();
    assertThat(addresses(folder, "echo 'NVIDIA-SMI has failed'; exit 9")).isEmpty();
  }

  /** CUDA counts from 0 what it is shown, whatever the machine calls it. */
  @Test
  void theDiscoveryScriptCountsOnlyWhatCudaWillSee(@TempDir Path folder)
      throws IOException, InterruptedException {
    String some = "case \"$*\" in *--id=2,3) echo 2; echo 3 ;; *) echo wrong ;; esac";
    assertThat(addresses(folder, some, "2,3")).containsExactly("0", "1");
    assertThat(addresses(folder, "echo 0", "")).isEmpty();
  }

  private static List<String> addresses(Path folder, String nvidiaSmi)
      throws IOException, InterruptedException {
    return addresses(folder, nvidiaSmi, null);
  }

  /** The addresses that the script finds; CUDA_VISIBLE_DEVICES is unset where it is null. */
  private static List<String> addresses(Path folder, String nvidiaSmi, String visible)
      throws IOException, InterruptedException {
    Path tool = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + nvidiaSmi + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = new ProcessBuilder("conf/spark/gpus.sh");
    builder.environment().merge("PATH", folder.toString(), (old, first) -> first + ":" + old);
    builder.environment().remove("CUDA_VISIBLE_DEVICES");
    if (visible != null) {
      builder.environment().put("CUDA_VISIBLE_DEVICES", visible);
    }
    Process process = builder.start();
    String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    JsonNode resource = new ObjectMapper().readTree(json);
    assertThat(resource.get("name").asText()).isEqualTo("gpu");
    List<String> addresses = new ArrayList<>();
    resource.get("addresses").forEach(address -> addresses.add(address.asText()));
    return addresses;
  }
}
