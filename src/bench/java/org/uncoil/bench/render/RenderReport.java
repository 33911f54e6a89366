package org.uncoil.bench.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.uncoil.bench.page.PageSection;

/** The results of {@code jobs/bench render}, as JSON and for the page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RenderReport(
    @JsonProperty("machine") String machine,
    @JsonProperty("date") String date,
    @JsonProperty("peer") String peer,
    @JsonProperty("cases") List<Comparison> cases) {
  /** As JSON. */
  public String json() throws JsonProcessingException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
  }

  /** Replaces the page's results by these. */
  public void writeInto(Path page) throws IOException {
    new PageSection("render").replace(page, section());
  }

  private String section() {
    return "%n%s, %s, one core; against %s.%n%n".formatted(machine, date, peer)
        + "| case | ms per frame | matplotlib, redrawn | blitted | its FFmpeg writer |\n"
        + "| --- | ---: | ---: | ---: | ---: |\n"
        + cases.stream().map(Comparison::row).collect(Collectors.joining())
        + "\n";
  }
}
