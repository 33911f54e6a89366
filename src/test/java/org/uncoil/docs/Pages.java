package org.uncoil.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that people read, and what stands in them. */
final class Pages {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  private Pages() {}

  /** README and its neighbours, and all pages of the site. */
  static List<Path> all() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of(".", "notebooks")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(Pages::isPage).forEach(pages::add);
      }
    }
    try (Stream<Path> files = Files.walk(Path.of("src/site/markdown"))) {
      files.filter(Pages::isPage).forEach(pages::add);
    }
    return pages.stream().map(Path::normalize).sorted().toList();
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  /** The commands of its console blocks: lines that begin with a dollar sign. */
  static List<String> commands(Path page) throws IOException {
    return FENCE
        .matcher(Files.readString(page))
        .results()
        .filter(block -> block.group(1).equals("console"))
        .flatMap(block -> block.group(2).lines())
        .filter(line -> line.startsWith("$ "))
        .map(line -> line.substring(2))
        .toList();
  }

  /** What it sets in code within its text. */
  static List<String> inlineCode(Path page) throws IOException {
    Matcher code = CODE.matcher(text(page));
    return code.results().map(found -> found.group(1)).toList();
  }

  /** The targets of its links and pictures. */
  static List<String> links(Path page) throws IOException {
    return LINK.matcher(text(page)).results().map(found -> found.group(1)).toList();
  }

  /** What a link to one of its headings may name, as GitHub writes it. */
  static List<String> anchors(Path page) throws IOException {
    return Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
        .matcher(text(page))
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String text(Path page) throws IOException {
    return FENCE.matcher(Files.readString(page)).replaceAll("");
  }
}
