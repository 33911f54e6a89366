package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.testing.Needs;
import org.uncoil.testing.Requirement;
import org.uncoil.testing.TestCluster;
import org.uncoil.testing.TestCluster.Result;

/** One jar on Spark 4 (Scala 2.13) and Spark 3.5 (Scala 2.12), the same tables on both. */
@Tag("slow")
@Needs(Requirement.SPARK_3_5)
class SparkVersionsIT {
  private static final Path OLDER = Path.of("target/spark-3.5").toAbsolutePath();

  /** Films, and networks that a task trains and that the whole cluster trains. */
  private static final String STUDY =
      """
      study { name = both, seed = 7 }
      datasets = [
        { name = moons, source { type = moons, points = 100, noise = 0.1 } }
        { name = iris, source { type = csv, path = data/iris.csv, label = species } }
        { name = sharded, mode { type = data-parallel, shards = 2, workers = 2 }
          source { type = moons, points = 60 } }
      ]
      networks = [
        {
          name = small, hidden = [16], batch-size = 16, epochs = 20
          optimizer { type = adam, convention = dl4j }
          grid { activation = [relu, identity] }
        }
      ]
      """;

  @TempDir private static Path folder;

  private static Result job(Path spark, String... command) {
    return TestCluster.script(
        Map.of("UNCOIL_MASTER", "local[2]", "SPARK_HOME", spark.toString()), command);
  }

  @Test
  void bothSparksGiveTheSameTables() throws IOException {
    Path newer = Path.of("target/spark").toAbsolutePath();
    String study = Files.writeString(folder.resolve("both.conf"), STUDY).toString();
    for (Path spark : List.of(newer, OLDER)) {
      String out = folder.resolve(spark.getFileName()).toString();
      Result ran = job(spark, "pipeline", study, "--out", out, "--quiet");
      assertThat(ran.succeeded().output())
          .doesNotContain(" WARN ", " ERROR ", "SLF4J", "should not happen");
    }
    for (Path spark : List.of(newer, OLDER)) {
      Result verdict =
          job(
              spark,
              "verify",
              folder.resolve("spark").toString(),
              folder.resolve("spark-3.5").toString());
      assertThat(verdict.succeeded().output()).contains("The results are identical.");
    }
  }

  @Test
  void whatIsNotSupportedIsOneLineBeforeAnythingElse() throws IOException {
    Path java25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
    Path old = Files.createDirectories(folder.resolve("spark-2.4/jars"));
    Files.createFile(old.resolve("spark-core_2.11-2.4.8.jar"));
    Files.createFile(Files.createDirectories(old.resolveSibling("bin")).resolve("spark-submit"));
    Result spark = job(old.getParent(), "verify", "a", "b");
    assertThat(spark.exit()).isEqualTo(2);
    assertThat(spark.output())
        .isEqualTo(
            "error: Spark 2.4.8 in %s is not supported: Uncoil runs on Spark 3.5 and 4.x; SPARK_HOME names another one\n"
                .formatted(old.getParent()));
    if (Files.isDirectory(java25)) {
      Result java =
          TestCluster.script(
              Map.of("SPARK_HOME", OLDER.toString(), "JAVA_HOME", java25.toString()),
              "verify",
              "a",
              "b");
      assertThat(java.exit()).isEqualTo(2);
      assertThat(java.output())
          .isEqualTo(
              "error: Java 25 (%s/bin/java) is not supported: Uncoil on Spark 3.5.9 needs Java 17 to 21; JAVA_HOME names another one\n"
                  .formatted(java25));
    }
  }

  /** A method that only one Spark has is found without running whatever calls it. */
  @Test
  void everyCallOfSparkIsOneThatTheOlderHasToo() throws Exception {
    JavaClasses classes =
        new ClassFileImporter().importPath(Path.of("target/classes").toAbsolutePath());
    try (URLClassLoader older = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      TreeSet<String> missing = new TreeSet<>();
      for (JavaClass one : classes) {
        for (JavaCall<?> call : calls(one)) {
          String owner = call.getTargetOwner().getName();
          if (owner.matches("(org\\.apache\\.(spark|hadoop|parquet)|scala)\\..*")
              && !links(older, call)) {
            missing.add(call.getDescription());
          }
        }
      }
      assertThat(missing).isEmpty();
    }
  }

  private static List<JavaCall<?>> calls(JavaClass one) {
    List<JavaCall<?>> calls = new ArrayList<>(one.getMethodCallsFromSelf());
    calls.addAll(one.getConstructorCallsFromSelf());
    return calls;
  }

  private static URL[] jars() throws IOException {
    try (Stream<Path> files = Files.list(OLDER.resolve("jars"))) {
      List<URL> urls = new ArrayList<>();
      for (Path file : files.toList()) {
        urls.add(url(file));
      }
      return urls.toArray(URL[]::new);
    }
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  private static boolean links(ClassLoader loader, JavaCall<?> call) {
    try {
      Class<?> owner = Class.forName(call.getTargetOwner().getName(), false, loader);
      List<String> wanted = names(call.getTarget().getRawParameterTypes().stream());
      if (call.getTarget().getName().equals("<init>")) {
        return Arrays.stream(owner.getDeclaredConstructors())
            .map(Constructor::getParameterTypes)
            .anyMatch(types -> names(types).equals(wanted));
      }
      String returned = call.getTarget().getRawReturnType().getName();
      return methods(owner)
          .anyMatch(
              method ->
                  method.getName().equals(call.getTarget().getName())
                      && method.getReturnType().getName().equals(returned)
                      && names(method.getParameterTypes()).equals(wanted));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Its own, also those that are not public, and those that it inherits. */
  private static Stream<Method> methods(Class<?> owner) {
    Stream<Method> methods = Arrays.stream(owner.getMethods());
    for (Class<?> one = owner; one != null; one = one.getSuperclass()) {
      methods = Stream.concat(methods, Arrays.stream(one.getDeclaredMethods()));
    }
    return owner.isInterface()
        ? Stream.concat(methods, Arrays.stream(Object.class.getMethods()))
        : methods;
  }

  private static List<String> names(Class<?>... types) {
    return Arrays.stream(types).map(Class::getName).toList();
  }

  private static List<String> names(Stream<JavaClass> types) {
    return types.map(JavaClass::getName).toList();
  }
}
