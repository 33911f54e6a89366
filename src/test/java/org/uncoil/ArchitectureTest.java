package org.uncoil;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uncoil.dataset.Generator;
import org.uncoil.setting.Checks;
import org.uncoil.study.GeneratorTypes;

/** The directions between packages, and which libraries each may see. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.uncoil");

  private static final ArchRule DIRECTIONS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("org.uncoil.api..")
          .layer("cli")
          .definedBy("org.uncoil.cli..")
          .layer("pipeline")
          .definedBy("org.uncoil.pipeline..")
          .layer("store")
          .definedBy("org.uncoil.store", "org.uncoil.store.table..")
          .layer("row")
          .definedBy("org.uncoil.store.row..")
          .layer("network")
          .definedBy("org.uncoil.network..")
          .layer("probe")
          .definedBy("org.uncoil.probe..")
          .layer("statistics")
          .definedBy("org.uncoil.statistics..")
          .layer("similarity")
          .definedBy("org.uncoil.similarity..")
          .layer("render")
          .definedBy("org.uncoil.render..")
          .layer("gallery")
          .definedBy("org.uncoil.gallery..")
          .layer("embedding")
          .definedBy("org.uncoil.embedding..")
          .layer("study")
          .definedBy("org.uncoil.study..")
          .layer("dataset")
          .definedBy("org.uncoil.dataset..")
          .layer("text")
          .definedBy("org.uncoil.text..")
          .layer("setting")
          .definedBy("org.uncoil.setting..")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("cli", "pipeline")
          .whereLayer("row")
          .mayOnlyBeAccessedByLayers("cli", "pipeline", "store", "render", "gallery")
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers("api", "cli", "pipeline")
          .whereLayer("probe")
          .mayOnlyBeAccessedByLayers("cli", "pipeline")
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("cli", "pipeline", "text")
          .whereLayer("similarity")
          .mayOnlyBeAccessedByLayers("cli", "pipeline")
          .whereLayer("render")
          .mayOnlyBeAccessedByLayers("api", "cli", "pipeline")
          .whereLayer("gallery")
          .mayOnlyBeAccessedByLayers("cli", "pipeline")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("cli", "pipeline", "render", "gallery")
          .whereLayer("embedding")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "pipeline",
              "store",
              "row",
              "network",
              "probe",
              "similarity",
              "render",
              "gallery")
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "pipeline",
              "store",
              "network",
              "probe",
              "render",
              "gallery",
              "embedding")
          .whereLayer("dataset")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "pipeline",
              "store",
              "network",
              "probe",
              "render",
              "gallery",
              "embedding",
              "study");

  private static final ArchRule NO_CYCLES =
      slices()
          .matching("org.uncoil.(**)..")
          .should()
          .beFreeOfCycles()
          // compiled templates read the models of the package that renders them
          .ignoreDependency(resideInAPackage("org.uncoil.gallery.templates.."), alwaysTrue());

  /** What a stage stands on knows no stage. */
  private static final ArchRule STAGES_ON_TOP =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.uncoil.pipeline.core", "org.uncoil.pipeline.run", "org.uncoil.pipeline.monitor")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.uncoil.pipeline..")
                  .and(
                      resideOutsideOfPackages(
                          "org.uncoil.pipeline.core",
                          "org.uncoil.pipeline.run",
                          "org.uncoil.pipeline.monitor")));

  private static final ArchRule SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.uncoil.pipeline..",
              "org.uncoil.store..",
              "org.uncoil.cli..",
              // DL4J Spark is both
              "org.uncoil.network.averaging..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  /** Spark 3.5 is compiled for Scala 2.12, Spark 4 for 2.13: of such a method, one has another. */
  private static final ArchRule EVERY_SCALA =
      noClasses()
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "has a Scala collection in its signature",
                  call ->
                      !call.getTargetOwner().getPackageName().matches("(scala|org\\.uncoil)\\b.*")
                          && Stream.concat(
                                  Stream.of(call.getTarget().getRawReturnType()),
                                  call.getTarget().getRawParameterTypes().stream())
                              .anyMatch(
                                  type -> type.getPackageName().startsWith("scala.collection"))));

  /** The protocol buffers that ND4J brings are a library like others. */
  private static final ArchRule DL4J =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uncoil.network..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco.openblas..")
                  .and(resideOutsideOfPackage("org.nd4j.shade.protobuf..")));

  /** A JVM without the module must never load a class that needs it. */
  private static final ArchRule VECTORS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uncoil.network.vector.lanes..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jdk.incubator..", "org.uncoil.network.vector.lanes..");

  private static final ArchRule DRAWING =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uncoil.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.awt..",
              "javax.imageio..",
              "org.jfree..",
              "org.apache.batik..",
              "org.bytedeco.ffmpeg..");

  private static final ArchRule TEMPLATES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uncoil.gallery..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gg.jte..");

  private static final ArchRule COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uncoil.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..");

  /** Java 24 and 25 compute these of Math in other ways than Java 17, and round differently. */
  private static final ArchRule SAME_ON_EVERY_JAVA =
      noClasses()
          .should()
          .callMethod(Math.class, "tanh", double.class)
          .orShould()
          .callMethod(Math.class, "cbrt", double.class);

  private static final Set<String> LONG =
      Set.of("Activation.java", "LaneActivation.java", "LaneKernels.java");

  static Stream<Named<ArchRule>> rules() {
    return Stream.of(
        Named.of("directions", DIRECTIONS),
        Named.of("no cycles", NO_CYCLES),
        Named.of("stages on top", STAGES_ON_TOP),
        Named.of("Spark", SPARK),
        Named.of("every Scala", EVERY_SCALA),
        Named.of("DL4J", DL4J),
        Named.of("vectors", VECTORS),
        Named.of("drawing", DRAWING),
        Named.of("templates", TEMPLATES),
        Named.of("command line", COMMAND_LINE),
        Named.of("same on every Java", SAME_ON_EVERY_JAVA));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void everythingIsSeen() {
    assertThat(CLASSES.size()).isGreaterThan(150);
  }

  /** A study file could not name one that is not in the list. */
  @Test
  void everyGeneratorIsListed() {
    assertThat(GeneratorTypes.ALL.stream().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(
            CLASSES.stream()
                .filter(type -> type.isAssignableTo(Generator.class) && type.isRecord())
                .map(JavaClass::getName)
                .toList());
  }

  @Test
  void whoeverBeginsChecksEndsThem() {
    List<JavaClass> checking =
        CLASSES.stream()
            .filter(type -> !type.isAssignableTo(Checks.class))
            .filter(
                type ->
                    type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(Checks.class)))
            .toList();

    assertThat(checking).hasSizeGreaterThan(30);
    assertThat(checking)
        .allSatisfy(
            type ->
                assertThat(type.getMethodCallsFromSelf())
                    .anyMatch(call -> call.getName().equals("done")));
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java"))) {
      List<Path> silent =
          folders
              .filter(Files::isDirectory)
              .filter(ArchitectureTest::holdsJava)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  /** A name that two types share says less of each. */
  @Test
  void noTwoTypesShareAName() {
    Map<String, List<String>> named =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    assertThat(named.values()).filteredOn(types -> types.size() > 1).isEmpty();
  }

  /** A package that is larger is no longer seen at a glance. */
  @Test
  void aPackageHasAtMostTwentyFiles() throws IOException {
    Path root = Path.of("src/main/java/org/uncoil");
    try (Stream<Path> folders = Files.walk(root)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        String name = root.relativize(folder).toString().replace('/', '.');
        assertThat(javaFiles(folder)).as(name).isLessThanOrEqualTo(20);
      }
    }
  }

  /** Kernels and enums of formulas are long lists; any other class of more lines has two tasks. */
  @Test
  void aClassHasAtMostThreeHundredLines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!LONG.contains(file.getFileName().toString())) {
          assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(300);
        }
      }
    }
  }

  private static int javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".java")).count();
    }
  }

  private static boolean holdsJava(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
