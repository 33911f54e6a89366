package org.uncoil.pipeline.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.gallery.Fact;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.CodeVersion;
import org.uncoil.store.table.StoreException;
import org.uncoil.study.file.StudyFile;

/**
 * What made an output: the study in full, and the versions of everything that touched the numbers.
 */
public final class Provenance {
  /**
   * The study as it was run, with every default written out; running it again gives the same
   * numbers.
   */
  public static final String STUDY = "study.conf";

  private static final String FACTS = "provenance.json";

  private Provenance() {}

  /** Writes both files. */
  public static void write(PipelineContext context) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Study", context.study().name());
    facts.put("Seed", String.valueOf(context.study().seed()));
    facts.put("Uncoil", CodeVersion.CURRENT);
    facts.put("Spark", context.spark().version());
    facts.put("Spark master", context.spark().sparkContext().master());
    facts.put("DL4J and ND4J", Nd4jRuntime.version());
    facts.put("Java", System.getProperty("java.version"));
    facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    OutputFolder folder = context.folder();
    String study = StudyFile.render(context.study());
    if (folder.text(STUDY).filter(study::equals).isEmpty()) {
      folder.write(STUDY, study.getBytes(StandardCharsets.UTF_8));
    }
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      folder.write(FACTS, mapper.writeValueAsBytes(facts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings that JSON cannot hold", e);
    }
  }

  /** A Spark master as {@code spark://node-1:7077} without its address. */
  private static String withoutHosts(String value) {
    return value.replaceAll("://.*", "");
  }

  /** What pages say of it, which name no machine. */
  public static List<Fact> facts(OutputFolder folder) {
    String json = folder.text(FACTS).orElse("{}");
    try {
      Map<String, String> facts =
          new ObjectMapper().readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
      return facts.entrySet().stream()
          .map(e -> new Fact(e.getKey(), withoutHosts(e.getValue())))
          .toList();
    } catch (JsonProcessingException e) {
      throw new StoreException(
          "cannot read " + folder.location(FACTS) + ": " + e.getOriginalMessage(), e);
    }
  }
}
