package org.uncoil.study.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a study's files, before a parser sees it: read once, so that a pipe can be a study,
 * and bounded, so that no file takes more memory or a deeper stack than a study may.
 */
final class StudyText {
  /** Bytes of a study with all that it includes. */
  static final int MOST_BYTES = 16 << 20;

  /** Levels of objects and lists, those that a path such as {@code a.b.c} opens included. */
  static final int MOST_LEVELS = 100;

  /** Files of a study: itself, and each include of another. */
  static final int MOST_FILES = 1000;

  private final Problems problems;
  private int bytes;
  private int files;

  StudyText(Problems problems) {
    this.problems = problems;
  }

  /**
   * A file's text.
   *
   * @param name what messages call the file
   * @throws StudyException where it cannot be used
   */
  String read(Path file, String name) {
    String text = "";
    files++;
    if (files > MOST_FILES) {
      problems.add(name, 0, "is one more than the " + MOST_FILES + " files that a study may have");
      throw problems.exception();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES - bytes + 1);
      bytes += content.length;
      if (bytes > MOST_BYTES) {
        problems.add(
            name, 0, "is larger than the " + (MOST_BYTES >> 20) + " MB that a study may have");
      } else {
        // a parser would put a replacement character for what is no UTF-8, and say nothing
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      }
    } catch (CharacterCodingException e) {
      problems.add(name, 0, "is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      problems.add(name, 0, reason(file, e));
    }
    problems.throwIfAny();
    return checked(text, name);
  }

  private static String reason(Path file, IOException thrown) {
    if (thrown instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (Files.isDirectory(file)) {
      return "is a folder; a study is a file";
    }
    return thrown instanceof AccessDeniedException
        ? "may not be read by you: see its permissions"
        : "cannot be read: " + thrown.getMessage();
  }

  /** A text that is not nested too deep for a parser that calls itself for each level. */
  String checked(String text, String name) {
    tooDeep(text)
        .ifPresent(
            line ->
                problems.add(
                    name,
                    line,
                    "is nested deeper than the "
                        + MOST_LEVELS
                        + " levels of objects, lists and paths that a study may have"));
    problems.throwIfAny();
    return text;
  }

  /** The line at which brackets, or the dots of a path, lead too deep. */
  private static Optional<Integer> tooDeep(String text) {
    int line = 1;
    int brackets = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\n' -> {
          line++;
          dots = 0;
        }
        case '{', '[' -> {
          brackets++;
          dots = 0;
        }
        case '}', ']' -> brackets--;
        case '.' -> dots++;
        case '=', ':', ',' -> dots = 0;
        case '#', '/' -> i = endOfComment(text, i);
        case '"' -> {
          int end = endOfString(text, i);
          line += (int) text.substring(i, end).chars().filter(c -> c == '\n').count();
          i = end - 1;
        }
        default -> {}
      }
      if (brackets + dots > MOST_LEVELS) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The last character of a comment that begins here; the character itself where none does. */
  private static int endOfComment(String text, int start) {
    if (text.charAt(start) == '/' && !text.startsWith("//", start)) {
      return start;
    }
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() - 1 : end - 1;
  }

  /** What follows a quoted string. */
  private static int endOfString(String text, int start) {
    if (text.startsWith("\"\"\"", start)) {
      int end = text.indexOf("\"\"\"", start + 3);
      return end < 0 ? text.length() : end + 3;
    }
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }
}
