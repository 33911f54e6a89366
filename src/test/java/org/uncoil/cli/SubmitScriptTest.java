package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jobs/submit} hands to {@code spark-submit}, whatever the checkout is called. */
class SubmitScriptTest {
  @TempDir Path parent;

  private List<String> submit(Path home, Map<String, String> environment) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder("bash", home.resolve("jobs/submit").toString(), "generate", "x.conf");
    process.environment().keySet().removeIf(name -> name.startsWith("UNCOIL_"));
    process.environment().put("SPARK_HOME", home.toString());
    process.environment().put("UNCOIL_JAR", home.resolve("x.jar").toString());
    process.environment().putAll(environment);
    Process run = process.redirectErrorStream(true).start();
    return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }

  private Path checkout(String name) throws IOException {
    Path home = Files.createDirectory(parent.resolve(name));
    for (String folder : List.of("jobs", "conf")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(file.toString()));
        }
      }
    }
    Path bin = Files.createDirectory(home.resolve("bin"));
    Path spark = bin.resolve("spark-submit");
    Files.writeString(
        spark,
        "#!/bin/bash\necho LC_ALL=${LC_ALL:-}\necho \"CLASSES=${SPARK_DIST_CLASSPATH:-}\"\necho \"JAVA=${SPARK_SUBMIT_OPTS:-}\"\nfor a in \"$@\"; do echo \"$a\"; done\n");
    assertThat(spark.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("x.jar"), "");
    return home;
  }

  @Test
  void aCheckoutMayHaveAnyName() throws IOException {
    for (String name : List.of("plain", "a b", "a#b", "100%", "a%20b", "[1]", "a{b}^`|<>?\\\"")) {
      Path home = checkout(name);
      List<String> arguments = submit(home, Map.of("UNCOIL_EVENTS", home + "/events"));

      String log = "-Dlog4j2.configurationFile=";
      String settings =
          arguments.stream()
              .filter(argument -> argument.contains(log))
              .findFirst()
              .orElseThrow()
              .replaceFirst(".*" + log + "([^\"]*)\".*", "$1");
      assertThat(Path.of(URI.create(settings).getPath()))
          .isEqualTo(home.resolve("conf/log4j2.properties"))
          .isRegularFile();
      // on one machine it is on the class path; as the application it would be copied
      assertThat(arguments).contains("CLASSES=" + home.resolve("x.jar"), "spark-internal");
      assertThat(arguments)
          .anySatisfy(
              argument ->
                  assertThat(argument)
                      .isEqualTo(
                          "spark.eventLog.dir=file:"
                              + home.resolve("events")
                                  .toUri()
                                  .getRawPath()
                                  .replaceFirst("/$", "")));
    }
  }

  @Test
  void anArchiveOfTheClassesIsUsedWhereThereIsOne() throws IOException {
    Path home = checkout("a b");
    Map<String, String> options = Map.of("SPARK_SUBMIT_OPTS", "-Da=b");
    assertThat(submit(home, options)).contains("JAVA=-Da=b");

    Path archive = Files.writeString(home.resolve("x-5.jsa"), "12345");
    String used =
        "JAVA=\"-XX:SharedArchiveFile=%s\" -Xshare:auto -Xlog:cds*=off -Da=b".formatted(archive);
    assertThat(submit(home, options)).contains(used);
    // a cluster's executors have another class path
    assertThat(
            submit(
                home,
                Map.of("SPARK_SUBMIT_OPTS", "-Da=b", "UNCOIL_MASTER", "spark://localhost:7077")))
        .contains("JAVA=-Da=b");
    Files.writeString(archive, "123");
    assertThat(submit(home, options)).as("half an archive crashes Java").contains("JAVA=-Da=b");
  }

  @Test
  void aClusterOfSeveralMachinesWithoutASecretIsNoted() throws IOException {
    Path home = checkout("plain");
    String note =
        "note: spark://node1:7077 without spark.authenticate: whoever reaches the ports of driver and executors can run programs there";
    assertThat(submit(home, Map.of("UNCOIL_MASTER", "spark://node1:7077"))).contains(note);
    for (String here : List.of("spark://127.0.0.1:7077", "spark://localhost:7077", "local[2]")) {
      assertThat(submit(home, Map.of("UNCOIL_MASTER", here)))
          .noneMatch(at -> at.startsWith("note"));
    }
    Path conf = home.resolve("secret.conf");
    Files.writeString(conf, "spark.authenticate  true\nspark.authenticate.secret  x\n");
    Map<String, String> secret =
        Map.of("UNCOIL_MASTER", "spark://node1:7077", "UNCOIL_CONF", conf.toString());
    assertThat(submit(home, secret)).noneMatch(at -> at.startsWith("note"));
  }

  @Test
  void aLocaleOfAsciiAloneGivesWayToOneThatNamesEveryFile() throws IOException {
    Path home = checkout("plain");
    assertThat(submit(home, Map.of("LC_ALL", "C"))).contains("LC_ALL=C.UTF-8");
    assertThat(submit(home, Map.of("LC_ALL", "C.UTF-8"))).contains("LC_ALL=C.UTF-8");
  }
}
