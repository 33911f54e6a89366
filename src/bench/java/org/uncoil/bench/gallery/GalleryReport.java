package org.uncoil.bench.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.bench.page.PageSection;

/** The results of {@code jobs/bench gallery}, as JSON, and as text for a terminal and the page. */
public record GalleryReport(
    String machine,
    String date,
    Generation generation,
    List<PageKind.Size> sizes,
    List<FirstDrawing> drawings,
    List<FrameRate> rates) {
  /** As JSON. */
  public String json() throws JsonProcessingException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
  }

  /** Replaces the page's results by these. */
  public void writeInto(Path page) throws IOException {
    new PageSection("gallery").replace(page, text());
  }

  /** As tables in Markdown. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s. The gallery of %,d runs takes %.1f s on %d cores and %.0f MB, %.0f kB a run.%n",
            machine,
            date,
            generation.runs(),
            generation.seconds(),
            generation.cores(),
            generation.bytes() / 1e6,
            generation.bytes() / 1e3 / Math.max(1, generation.runs())));
    text.append("\n| Files | Number | Each, kB | Largest, kB | All, MB |\n");
    text.append("| --- | ---: | ---: | ---: | ---: |\n");
    for (PageKind.Size size : sizes) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.1f | %.1f | %.2f |%n",
              size.kind(),
              size.files(),
              size.total() / 1e3 / size.files(),
              size.largest() / 1e3,
              size.total() / 1e6));
    }
    text.append("\n| Page | First text, ms | First drawing, ms |\n| --- | ---: | ---: |\n");
    text.append(
        drawings.stream()
            .map(
                page ->
                    String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f |%n",
                        page.kind(),
                        page.paint(),
                        page.drawn()))
            .collect(Collectors.joining()));
    text.append("\n| Panes of the workbench | Points | Frames/s, first pass | second pass |");
    text.append(" Slowest frame, ms |\n| ---: | ---: | ---: | ---: | ---: |\n");
    text.append(
        rates.stream()
            .map(
                rate ->
                    String.format(
                        Locale.ROOT,
                        "| %d | %,d | %.0f | %.0f | %.0f |%n",
                        rate.panes(),
                        rate.points(),
                        rate.first(),
                        rate.second(),
                        rate.longest()))
            .collect(Collectors.joining()));
    return text.toString();
  }
}
