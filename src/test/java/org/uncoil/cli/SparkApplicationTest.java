package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uncoil.study.file.StudyFile;

/** What Kubernetes' Spark operator is given: its fields, and that they say what the others say. */
class SparkApplicationTest {
  private static final Path FILE = Path.of("conf/spark/spark-application.yaml");

  /** The settings that the operator makes of its fields, as its documentation lists them. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("/mode", "spark.submit.deployMode"),
          Map.entry("/image", "spark.kubernetes.container.image"),
          Map.entry("/driver/cores", "spark.driver.cores"),
          Map.entry("/driver/memory", "spark.driver.memory"),
          Map.entry("/driver/memoryOverhead", "spark.driver.memoryOverhead"),
          Map.entry(
              "/driver/serviceAccount", "spark.kubernetes.authenticate.driver.serviceAccountName"),
          Map.entry("/driver/javaOptions", "spark.driver.defaultJavaOptions"),
          Map.entry("/executor/instances", "spark.executor.instances"),
          Map.entry("/executor/cores", "spark.executor.cores"),
          Map.entry("/executor/coreRequest", "spark.kubernetes.executor.request.cores"),
          Map.entry("/executor/coreLimit", "spark.kubernetes.executor.limit.cores"),
          Map.entry("/executor/memory", "spark.executor.memory"),
          Map.entry("/executor/memoryOverhead", "spark.executor.memoryOverhead"),
          Map.entry("/executor/javaOptions", "spark.executor.defaultJavaOptions"));

  /** Nothing is uploaded: the study is a ConfigMap, the jar in the image. */
  private static final String UPLOADS = "spark.kubernetes.file.upload.path";

  private static List<JsonNode> documents() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    return yaml.readerFor(JsonNode.class).<JsonNode>readValues(FILE.toFile()).readAll();
  }

  private static ObjectNode application() throws IOException {
    return (ObjectNode) documents().get(1);
  }

  private static Set<String> problems(JsonNode application) throws IOException {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    try (InputStream text =
        SparkApplicationTest.class.getResourceAsStream(
            "/kubernetes/spark-application.schema.json")) {
      JsonSchema schema = factory.getSchema(text);
      return schema.validate(application).stream()
          .map(ValidationMessage::getMessage)
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyFieldIsOneOfTheOperatorsAndOfItsKind() throws IOException {
    assertThat(problems(application())).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheOperatorWouldRefuseOrOverlook() throws IOException {
    assertThat(problemsAfter(spec -> driver(spec).put("memoryOverhed", "1g")))
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("memoryOverhed"));
    assertThat(problemsAfter(spec -> spec.put("type", "java"))).hasSize(1);
    assertThat(problemsAfter(spec -> spec.remove("mainApplicationFile"))).hasSize(1);
    assertThat(
            problemsAfter(spec -> ((ObjectNode) spec.get("sparkConf")).put("spark.task.cpus", 1)))
        .hasSize(1);
  }

  private static ObjectNode driver(ObjectNode spec) {
    return (ObjectNode) spec.get("driver");
  }

  private static Set<String> problemsAfter(Consumer<ObjectNode> change) throws IOException {
    ObjectNode application = application();
    change.accept((ObjectNode) application.get("spec"));
    return problems(application);
  }

  /** Setting by setting, in both directions. */
  @Test
  void itSaysWhatKubernetesConfSays() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Properties conf = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf/spark/kubernetes.conf"))) {
      conf.load(reader);
    }
    conf.stringPropertyNames().forEach(key -> expected.put(key, conf.getProperty(key)));
    assertThat(expected.remove(UPLOADS)).isNotNull();

    assertThat(settings(application())).isEqualTo(expected);
  }

  private static Map<String, String> settings(JsonNode application) {
    JsonNode spec = application.get("spec");
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.kubernetes.namespace", application.at("/metadata/namespace").asText());
    FIELDS.forEach((field, setting) -> settings.put(setting, spec.at(field).asText()));
    spec.get("sparkConf")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    spec.at("/driver/annotations")
        .properties()
        .forEach(
            entry ->
                settings.put(
                    "spark.kubernetes.driver.annotation." + entry.getKey(),
                    entry.getValue().asText()));
    Map.of("driver", "spark.kubernetes.driverEnv.", "executor", "spark.executorEnv.")
        .forEach(
            (role, prefix) ->
                spec.at("/" + role + "/env")
                    .forEach(
                        variable ->
                            settings.put(
                                prefix + variable.get("name").asText(),
                                variable.get("value").asText())));
    return settings;
  }

  @Test
  void itRunsTheCommandOnTheStudyThatComesWithIt() throws IOException {
    JsonNode study = documents().get(0);
    JsonNode spec = application().get("spec");
    JsonNode mount = spec.at("/driver/configMaps/0");
    assertThat(study.get("kind").asText()).isEqualTo("ConfigMap");
    assertThat(mount.get("name")).isEqualTo(study.at("/metadata/name"));
    assertThat(application().at("/metadata/namespace")).isEqualTo(study.at("/metadata/namespace"));
    assertThat(spec.get("mainClass").asText()).isEqualTo(Uncoil.class.getName());
    assertThat(spec.at("/arguments/1").asText())
        .isEqualTo(mount.get("path").asText() + "/study.conf");
    assertThat(StudyFile.parse("study.conf", study.at("/data/study.conf").asText(), false))
        .isEqualTo(StudyFile.read(Path.of("conf/studies/smoke.conf"), false));
  }

  @Test
  void itNamesTheSparkThatTheApplicationIsBuiltOn() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<spark.version>"
                + application().at("/spec/sparkVersion").asText()
                + "</spark.version>");
  }
}
