package org.uncoil.bench.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uncoil.bench.page.PageSection;

/** The results of {@code jobs/bench pipeline}, as JSON, and as text for a terminal and the page. */
public record PipelineReport(String machine, String date, int cores, List<StudyCost> studies) {
  /** As JSON. */
  public String json() throws JsonProcessingException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
  }

  /** Replaces the page's results by these. */
  public void writeInto(Path page) throws IOException {
    new PageSection("pipeline").replace(page, text());
  }

  /** As a table in Markdown: a row per stage, and per study its seconds and those of its cores. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%s, %s, %d cores. Seconds (core-seconds):%n", machine, date, cores));
    text.append("\n| Stage |");
    studies.forEach(study -> text.append(" `").append(study.study()).append("` |"));
    text.append("\n| --- |").append(" ---: |".repeat(studies.size())).append("\n");
    for (int i = 0; i < studies.get(0).stages().size(); i++) {
      int stage = i;
      row(
          text,
          studies.get(0).stages().get(i).stage(),
          study -> {
            StageCost cost = study.stages().get(stage);
            return seconds(cost.seconds(), cost.coreSeconds());
          });
    }
    row(text, "all", study -> seconds(study.seconds(), study.coreSeconds()));
    row(text, "films", study -> String.format(Locale.ROOT, "%,d", study.films()));
    row(text, "output, MB", study -> String.format(Locale.ROOT, "%,.0f", study.bytes() / 1e6));
    return text.toString();
  }

  private void row(StringBuilder text, String label, Function<StudyCost, String> cell) {
    text.append("| ").append(label).append(" | ");
    text.append(studies.stream().map(cell).collect(Collectors.joining(" | "))).append(" |\n");
  }

  private static String seconds(double seconds, double coreSeconds) {
    return String.format(Locale.ROOT, "%.1f (%.1f)", seconds, coreSeconds);
  }
}
