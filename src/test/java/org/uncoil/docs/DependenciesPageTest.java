package org.uncoil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every direct dependency has its line, and every line its dependency. */
class DependenciesPageTest {
  @Test
  void namesTheDependenciesOfThePom() throws IOException {
    Document pom = Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser());
    List<String> artifacts =
        pom
            .select(
                "project > dependencies > dependency > artifactId, profile dependency > artifactId, artifactItem > artifactId")
            .eachText()
            .stream()
            .map(artifact -> artifact.replaceFirst("_(\\$\\{scala.binary.version}|2\\.12)$", ""))
            .distinct()
            .toList();
    List<String> lines =
        Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("src/site/markdown/adr/0006-direct-dependencies.md")))
            .results()
            .map(line -> line.group(1))
            .toList();
    assertThat(artifacts).isNotEmpty();
    assertThat(lines).containsExactlyInAnyOrderElementsOf(artifacts);
  }

  @Test
  void theNoticeNamesEveryDependencyThatIsShipped() throws IOException {
    List<String> shipped =
        Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser())
            .select("project > dependencies > dependency")
            .stream()
            .filter(one -> one.select("> scope").text().matches("|compile|runtime"))
            .filter(one -> !one.select("> optional").text().equals("true"))
            .map(one -> one.select("> groupId").text() + ":" + one.select("> artifactId").text())
            .toList();
    String notice = Files.readString(Path.of("NOTICE"));
    assertThat(shipped)
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(notice).contains(name + ":"));
  }
}
