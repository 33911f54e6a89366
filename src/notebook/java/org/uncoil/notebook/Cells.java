package org.uncoil.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Runs cells by JShell, one after the other, in this JVM and with its class path. */
final class Cells implements AutoCloseable {
  private static final List<String> IMPORTS =
      List.of(
          "import java.nio.file.*;",
          "import java.util.*;",
          "import java.util.stream.*;",
          "import org.apache.spark.sql.*;",
          "import org.uncoil.api.*;",
          "import org.uncoil.embedding.*;",
          "import org.uncoil.network.*;",
          "import org.uncoil.store.*;",
          "import org.uncoil.store.row.comparison.*;",
          "import org.uncoil.store.row.measure.*;",
          "import org.uncoil.store.row.run.*;",
          "import org.uncoil.store.table.*;",
          "import static org.uncoil.notebook.Notebook.*;");

  private final JShell shell =
      JShell.builder()
          .executionEngine("local")
          .compilerOptions("-classpath", System.getProperty("java.class.path"))
          .build();

  Cells() {
    IMPORTS.forEach(this::run);
  }

  /**
   * Runs a cell.
   *
   * @return the value of its last snippet as JShell writes it; null where that is no expression
   * @throws CellException where it does not compile, or throws
   */
  String run(String cell) {
    String value = null;
    for (String source : snippets(cell)) {
      value = null;
      for (SnippetEvent event : shell.eval(source)) {
        if (event.causeSnippet() == null) {
          check(event, source);
          // a method without a result gives an empty one
          boolean shown =
              event.snippet() instanceof ExpressionSnippet || temporary(event.snippet());
          value = shown && !event.value().isEmpty() ? event.value() : null;
        }
      }
    }
    return value;
  }

  private static boolean temporary(Snippet snippet) {
    return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private List<String> snippets(String cell) {
    List<String> snippets = new ArrayList<>();
    String rest = cell;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      // what is not complete is left to the compiler, which says what it misses
      snippets.add(next.source() == null ? rest : next.source());
      rest = next.source() == null ? "" : next.remaining();
    }
    return snippets;
  }

  private void check(SnippetEvent event, String source) {
    if (event.status() == Snippet.Status.REJECTED) {
      throw new CellException(
          shell
              .diagnostics(event.snippet())
              .map(diagnostic -> text(diagnostic, source))
              .collect(Collectors.joining("\n")));
    }
    if (event.exception() instanceof EvalException thrown) {
      throw new CellException(
          thrown.getExceptionClassName()
              + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage()));
    } else if (event.exception() != null) {
      throw new CellException(String.valueOf(event.exception().getMessage()));
    }
  }

  private static String text(Diag diagnostic, String source) {
    int at = (int) Math.min(source.length(), Math.max(0, diagnostic.getPosition()));
    String line = source.substring(source.lastIndexOf('\n', Math.max(0, at - 1)) + 1);
    return "%s%n  in: %s"
        .formatted(diagnostic.getMessage(Locale.ROOT), line.lines().findFirst().orElse("").strip());
  }

  /** How far the text of a cell is one: one of Jupyter's words for it. */
  SourceCodeAnalysis.Completeness completeness(String cell) {
    return shell.sourceCodeAnalysis().analyzeCompletion(cell).completeness();
  }

  /** What could stand at a place, after {@code anchor[0]}. */
  List<String> suggestions(String cell, int at, int[] anchor) {
    return shell.sourceCodeAnalysis().completionSuggestions(cell, at, anchor).stream()
        .map(SourceCodeAnalysis.Suggestion::continuation)
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    shell.close();
  }
}
