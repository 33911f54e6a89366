package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts say of variables and arguments that are wrong, before they build or start. */
class ScriptErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jobs/pipeline x | UNCOIL_MASTER=nonsense | UNCOIL_MASTER = nonsense: must be local[N]
          jobs/pipeline x | UNCOIL_MASTER=spark:/ | UNCOIL_MASTER = spark:/: must be local[N]
          jobs/pipeline x | UNCOIL_MASTER=local[2 | UNCOIL_MASTER = local[2: must be local[N]
          jobs/pipeline x | SPARK_HOME=/nowhere | SPARK_HOME = /nowhere: must be a folder of Spark
          jobs/pipeline x | JAVA_HOME=/nowhere | JAVA_HOME = /nowhere: must be a folder of Java
          jobs/pipeline x | UNCOIL_JAR=/nowhere | UNCOIL_JAR = /nowhere: must be the application's jar
          jobs/pipeline x | UNCOIL_CONF=/nowhere | UNCOIL_CONF = /nowhere: there is no such file
          jobs/pipeline x | UNCOIL_DEPLOY_MODE=both | UNCOIL_DEPLOY_MODE = both: must be client or cluster
          jobs/pipeline x | UNCOIL_EVENTS=/proc/x | UNCOIL_EVENTS = /proc/x: must be a folder
          jobs/sql x | SPARK_HOME=/nowhere | SPARK_HOME = /nowhere: must be a folder of Spark
          jobs/verify x y | JAVA_HOME=/nowhere | JAVA_HOME = /nowhere: must be a folder of Java
          jobs/bench | A=b | expected the name of a benchmark, not ""
          jobs/bench --json | A=b | expected the name of a benchmark, not "--json"
          jobs/bench train | BENCH_CORE=x | BENCH_CORE = x: must be numbers of cores
          jobs/cluster | A=b | expected start, stop or status, not ""
          jobs/cluster begin | A=b | expected start, stop or status, not "begin"
          jobs/cluster start now | A=b | start takes no arguments
          jobs/cluster start | UNCOIL_CLUSTER_PORT=http | UNCOIL_CLUSTER_PORT = http: must be a port's number
          jobs/cluster start | UNCOIL_CLUSTER_UI_PORT=-1 | UNCOIL_CLUSTER_UI_PORT = -1: must be a port's number
          jobs/cluster start | UNCOIL_CLUSTER_CORES=0 | UNCOIL_CLUSTER_CORES = 0: must be a number of cores
          jobs/cluster start | UNCOIL_CLUSTER_MEMORY=lots | UNCOIL_CLUSTER_MEMORY = lots: must be a size
          jobs/history | A=b | expected the folder with the applications' logs, not ""
          jobs/history a b | A=b | expected one folder, not 2
          jobs/history /nowhere | A=b | /nowhere: there is no such folder
          jobs/history . | UNCOIL_HISTORY_PORT=x | UNCOIL_HISTORY_PORT = x: must be a port's number
          """)
  void aWrongVariableOrArgumentGetsOneLine(String command, String variable, String says)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command.split(" ")).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = new HashMap<>(builder.environment());
    environment.keySet().removeIf(name -> name.matches("UNCOIL_.*|SPARK_.*|JAVA_HOME|BENCH_CORE"));
    String[] assignment = variable.split("=", 2);
    // nothing is built, whatever comes of the variable
    environment.put("UNCOIL_JAR", "pom.xml");
    environment.put(assignment[0], assignment[1]);
    builder.environment().clear();
    builder.environment().putAll(environment);

    Process process = builder.start();
    List<String> lines =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(lines).singleElement().asString().startsWith("error: " + says);
  }

  @Test
  void aFolderThatIsNoWholeSparkIsNamed(@TempDir Path spark)
      throws IOException, InterruptedException {
    Files.createDirectories(spark.resolve("jars"));
    Path submit = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\necho started\n");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder("jobs/pipeline", "x").redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", spark.toString());
    builder.environment().put("UNCOIL_JAR", "pom.xml");

    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output)
        .isEqualTo(
            "error: %s/jars holds no Spark: mvn package assembles the embedded one anew; SPARK_HOME names another one\n",
            spark.toRealPath());
  }
}
