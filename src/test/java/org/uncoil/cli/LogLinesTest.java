package org.uncoil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log puts between the lines that are meant for people. */
class LogLinesTest {
  private static String line(String configuration, Throwable thrown) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf", configuration))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withPattern(properties.getProperty("appender.stderr.layout.pattern"))
            .withAlwaysWriteExceptions(
                Boolean.parseBoolean(
                    properties.getProperty("appender.stderr.layout.alwaysWriteExceptions", "true")))
            .build();
    return layout.toSerializable(
        Log4jLogEvent.newBuilder()
            .setLoggerName("org.example.Client")
            .setLevel(Level.WARN)
            .setMessage(new SimpleMessage("lost"))
            .setThrown(thrown)
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log4j2.properties", "log4j2-submit.properties"})
  void anEventEndsItsLine(String configuration) {
    assertThat(line(configuration, null)).matches("[0-9:]{8} .*lost\\R");
    assertThat(line(configuration, new IOException("no space")))
        .matches("(?s)[0-9:]{8} .*lost\\Rjava\\.io\\.IOException: no space\\R.*")
        .endsWith(System.lineSeparator());
  }

  @Test
  void anExceptionOfADriverIsNamedWithoutItsTrace() {
    assertThat(line("log4j2.properties", new IOException("no space"))).doesNotContain("\tat ");
  }
}
