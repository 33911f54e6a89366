package org.uncoil.study.file;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a study's file may include: files that end in {@code .conf} or {@code .json}, at or below
 * the study's own folder. A study may come from a stranger: it must neither open a connection nor
 * bring what else lies on this machine into a message or a result.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private static final String IS_URL = "is a URL; a study includes files of its own folder alone";

  private final StudyText text;
  private final Problems problems;
  private final Optional<Path> folder;
  private final Place place;

  /** A file that is being read: what messages call it, its text, and the file that includes it. */
  private record Place(String name, String text, Optional<Path> file, Place from) {
    boolean includes(Path other) {
      return file.map(other::equals).orElse(false) || (from != null && from.includes(other));
    }
  }

  private Includes(StudyText text, Problems problems, Optional<Path> folder, Place place) {
    this.text = text;
    this.problems = problems;
    this.folder = folder;
    this.place = place;
  }

  /**
   * Parses a study's text, and what it includes.
   *
   * @param name what messages call it
   * @param file where it stands; nothing can be included by a text that stands nowhere
   * @throws StudyException where it includes what it may not
   * @throws ConfigException where it is no HOCON
   */
  static Config parse(StudyText text, Problems problems, String name, String hocon, Path file) {
    Optional<Path> real = Optional.ofNullable(file).map(Includes::real);
    Place place = new Place(name, hocon, real, null);
    return new Includes(text, problems, real.map(Path::getParent), place).parsed();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      // the pipe of a process substitution has no path of its own
      return file.toAbsolutePath();
    }
  }

  private Config parsed() {
    problems.concern(place.name);
    return ConfigFactory.parseReader(
        new StringReader(place.text),
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .setOriginDescription(place.name)
            .setIncluder(this));
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused(what.toString(), IS_URL);
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused(what, "is on the classpath; a study includes files of its own folder alone");
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    Optional<Path> file = find(what);
    if (file.isEmpty()) {
      if (context.parseOptions().getAllowMissing()) {
        return ConfigFactory.empty().root();
      }
      throw refused(what, "cannot be found");
    }
    if (place.includes(file.get())) {
      throw refused(what, "includes this file again: a cycle");
    }
    String name = Path.of(place.name).resolveSibling(what).normalize().toString();
    String content = text.read(file.get(), name);
    Place included = new Place(name, content, file, place);
    try {
      return new Includes(text, problems, folder, included).parsed().root();
    } catch (ConfigException e) {
      // the parser cites what it cannot read, which may be anything
      problems.add(name, e.origin() == null ? 0 : e.origin().lineNumber(), "is not HOCON here");
      throw problems.exception();
    }
  }

  /** The file that is meant, with all links followed; empty where there is none. */
  private Optional<Path> find(String what) {
    if (place.file.isEmpty() || folder.isEmpty()) {
      throw refused(what, "cannot be included by what is not a file");
    }
    try {
      if (what.contains("://")) {
        throw refused(what, IS_URL);
      }
      Path given = Path.of(what);
      for (Path part : given) {
        if (given.isAbsolute() || part.toString().equals("..")) {
          throw refused(what, "must be a path from this file's folder downwards");
        }
      }
      if (!what.matches(".*\\.(conf|json)")) {
        throw refused(what, "must end in .conf or .json");
      }
      Path file = place.file.get().resolveSibling(given);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      if (!real.startsWith(folder.get()) || !Files.isRegularFile(real)) {
        throw refused(what, "is no file of the study's folder");
      }
      return Optional.of(real);
    } catch (InvalidPathException | IOException e) {
      throw refused(what, "is no path that can be read");
    }
  }

  private StudyException refused(String what, String why) {
    problems.add(place.name, line(what), "include \"" + Problems.cut(what) + "\": " + why);
    return problems.exception();
  }

  /** Where the include stands, which the parser does not tell; 0 where it cannot be found. */
  private int line(String what) {
    int line = 1;
    for (String content : place.text.split("\n", -1)) {
      if (content.contains("include") && content.contains("\"" + what + "\"")) {
        return line;
      }
      line++;
    }
    return 0;
  }
}
