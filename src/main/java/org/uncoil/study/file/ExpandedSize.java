package org.uncoil.study.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How large a study becomes when its substitutions are followed, before they are: {@code b =
 * ${a}${a}}, {@code c = ${b}${b}} and so on for a page come to more than any memory. Counted from
 * the tree that the parser made, as JSON with substitutions in it; in doubt it counts more.
 */
final class ExpandedSize {
  /** Characters that a study may expand to. */
  static final long MOST = 64_000_000;

  private static final int MOST_STEPS = 1_000_000;

  private final Map<List<String>, Node> nodes = new HashMap<>();
  private int steps;

  /** A setting: what stands for it, one after the other, and the settings within. */
  private static final class Node {
    private final List<Definition> definitions = new ArrayList<>();
    private final Set<List<String>> children = new LinkedHashSet<>();
    private long size;
    private boolean begun;
  }

  /** A value: characters of its own, and what it refers to. */
  private static final class Definition {
    private long characters;
    private final List<List<String>> references = new ArrayList<>();
  }

  private ExpandedSize() {}

  /** The number of characters that an unresolved object expands to, or more. */
  static long of(ConfigObject unresolved) {
    ExpandedSize size = new ExpandedSize();
    size.new Walk(unresolved.render(ConfigRenderOptions.concise())).toTheEnd();
    return size.size(List.of());
  }

  private Node node(List<String> path) {
    return nodes.computeIfAbsent(path, key -> new Node());
  }

  private long size(List<String> path) {
    Node node = node(path);
    if (node.begun) {
      // a cycle, which the parser refuses, or a value that takes in what stood there before
      return node.size;
    }
    node.begun = true;
    node.size = inherited(path);
    for (Definition definition : node.definitions) {
      long size = definition.characters;
      for (List<String> reference : definition.references) {
        size = sum(size, reference.equals(path) ? node.size : lookedUp(reference));
      }
      node.size = definition.references.contains(path) ? size : sum(node.size, size);
    }
    for (List<String> child : node.children) {
      node.size = sum(node.size, size(child));
    }
    return node.size;
  }

  /** What a reference stands for; one of an included file may leave out where it was included. */
  private long lookedUp(List<String> reference) {
    for (int from = 0; from < reference.size(); from++) {
      long size = size(reference.subList(from, reference.size()));
      if (size > 0) {
        return size;
      }
    }
    return 0;
  }

  /**
   * What a setting gets from an object that its own object, or an object around that, refers to.
   */
  private long inherited(List<String> path) {
    long size = 0;
    for (int depth = 1; depth < path.size(); depth++) {
      Node around = nodes.get(path.subList(0, depth));
      if (around == null) {
        return size;
      }
      for (Definition definition : around.definitions) {
        for (List<String> reference : definition.references) {
          steps++;
          if (steps > MOST_STEPS || path.size() > StudyText.MOST_LEVELS) {
            return Long.MAX_VALUE;
          }
          if (!reference.equals(path.subList(0, depth))) {
            List<String> source = new ArrayList<>(reference);
            source.addAll(path.subList(depth, path.size()));
            size = sum(size, size(source));
          }
        }
      }
    }
    return size;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** One way through the text. */
  private final class Walk {
    private final String text;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Level level;
    private Definition definition;
    private int at;

    /** An object or list that is open: the setting that it is the value of. */
    private record Level(boolean named, List<String> path, Definition definition) {}

    Walk(String text) {
      this.text = text;
      definition = new Definition();
      node(List.of()).definitions.add(definition);
      level = new Level(false, List.of(), definition);
    }

    void toTheEnd() {
      List<String> path = List.of();
      while (at < text.length()) {
        int start = at;
        switch (text.charAt(at)) {
          case '{', '[' -> {
            levels.push(level);
            // what stands in a list cannot be referred to
            boolean named = text.charAt(at) == '{' && (levels.size() == 1 || level.named);
            level = new Level(named, path, definition);
            at++;
          }
          case '}', ']' -> {
            definition = level.definition;
            path = level.path;
            level = levels.pop();
            at++;
          }
          case ',' -> {
            definition = level.definition;
            path = level.path;
            at++;
          }
          case '"' -> {
            skipString();
            if (level.named && at < text.length() && text.charAt(at) == ':') {
              path = begun(text.substring(start, at));
            }
          }
          case '$' -> {
            skipReference();
            definition.references.add(reference(text.substring(start, at)));
          }
          default -> at++;
        }
        definition.characters += at - start;
      }
    }

    /** Begins the value of a key. */
    private List<String> begun(String key) {
      List<String> path = new ArrayList<>(level.path);
      path.add(ConfigUtil.splitPath(key).get(0));
      node(level.path).children.add(path);
      definition = new Definition();
      node(path).definitions.add(definition);
      return path;
    }

    private void skipString() {
      at++;
      while (text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    private void skipReference() {
      while (text.charAt(at) != '}') {
        if (text.charAt(at) == '"') {
          skipString();
        } else {
          at++;
        }
      }
      at++;
    }

    private static List<String> reference(String text) {
      int start = text.startsWith("${?") ? 3 : 2;
      return ConfigUtil.splitPath(text.substring(start, text.length() - 1));
    }
  }
}
