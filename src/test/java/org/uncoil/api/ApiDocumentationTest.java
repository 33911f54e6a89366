package org.uncoil.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program that takes the library has in its hands is documented to the last parameter. The
 * rest of the code says only what names do not; that what it says is well formed is the compiler's
 * check, as {@code pom.xml} sets it.
 */
class ApiDocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java/org/uncoil");

  private static final List<String> HANDED_OUT =
      List.of(
          "dataset/Dataset.java",
          "dataset/DatasetException.java",
          "embedding/Floats.java",
          "embedding/ForwardPass.java",
          "network/EpochRecord.java",
          "network/Metrics.java",
          "network/RunOutcome.java",
          "render/Film.java",
          "study/Problem.java",
          "study/StudyException.java");

  @TempDir private Path folder;

  @Test
  void nothingIsMissing() throws IOException {
    try (Stream<Path> api = Files.list(SOURCES.resolve("api"))) {
      List<Path> sources =
          Stream.concat(api, HANDED_OUT.stream().map(SOURCES::resolve)).sorted().toList();
      assertThat(complaints(sources)).isEmpty();
    }
  }

  /** The check can fail. */
  @Test
  void aMissingSentenceIsFound() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Bare.java"), "/** A type. */ public class Bare { public int of() {} }");
    assertThat(complaints(List.of(source))).anyMatch(said -> said.contains("no comment"));
  }

  private List<String> complaints(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-Xdoclint:all/protected",
              "-proc:none",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(complaint -> complaint.getCode().startsWith("compiler.warn.proc.messager"))
        .filter(complaint -> !isCompactConstructor(complaint))
        .map(complaint -> complaint.toString())
        .toList();
  }

  /** Its parameters are the record's, which stand above it. */
  private static boolean isCompactConstructor(Diagnostic<? extends JavaFileObject> complaint) {
    try {
      return complaint
          .getSource()
          .getCharContent(true)
          .toString()
          .lines()
          .skip(complaint.getLineNumber() - 1)
          .findFirst()
          .orElse("")
          .matches("\\s*public \\w+ \\{");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
