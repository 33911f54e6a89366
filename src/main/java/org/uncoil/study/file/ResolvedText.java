package org.uncoil.study.file;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Path;
import org.uncoil.setting.Printable;

/**
 * A study's text as settings: parsed, with the files that it includes, and with its substitutions
 * resolved.
 *
 * @param problems where mistakes are reported
 * @param text limits what is read
 * @param values what the command line gives for substitutions
 */
record ResolvedText(Problems problems, StudyText text, GivenValues values) {
  // what the parser says of a mistake, which cites the file
  private static final int MOST_OF_PARSER = 300;

  /**
   * Reads the settings.
   *
   * @param path the file, whose folder includes are read from; null if there is none
   * @throws StudyException where the text is not HOCON
   */
  ConfigObject load(Path path, String hocon) {
    try {
      Config parsed = Includes.parse(text, problems, problems.file(), hocon, path);
      if (ExpandedSize.of(parsed.root()) > ExpandedSize.MOST) {
        problems.add(
            "",
            "",
            "its substitutions, ${…}, expand to more than the "
                + ExpandedSize.MOST
                + " characters that a study may have");
        throw problems.exception();
      }
      values.names().forEach(name -> problems.concern(GivenValues.place(name)));
      // noSystem: the environment is not for a study to read
      ConfigObject root =
          parsed.resolve(ConfigResolveOptions.noSystem().appendResolver(values)).root();
      for (String name : values.unused()) {
        problems.add(
            GivenValues.place(name),
            0,
            "the study has no ${" + Problems.cut(name) + "} that it is for");
      }
      return root;
    } catch (ConfigException e) {
      add(e);
    } catch (StackOverflowError e) {
      problems.add("", "", "its substitutions, ${…}, lead too deep into each other");
    }
    throw problems.exception();
  }

  private void add(ConfigException thrown) {
    String message = thrown.getMessage();
    if (thrown.origin() == null) {
      problems.add("", "", message);
      return;
    }
    String plain =
        message.startsWith(thrown.origin().description())
            ? message.substring(thrown.origin().description().length())
            : message;
    plain = plain.replaceFirst("^: *", "");
    if (thrown instanceof ConfigException.UnresolvedSubstitution && !plain.contains("cycle")) {
      plain +=
          ": the study has no such setting; --value NAME=TEXT gives one a value (the environment is not read)";
    }
    problems.add(thrown.origin(), "", "", Printable.message(plain, MOST_OF_PARSER));
  }
}
