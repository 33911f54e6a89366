package org.uncoil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;

/** The lines that {@code conf/log4j2.properties} would show a person, until it is closed. */
public final class LogLines implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Configuration before = context.getConfiguration();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Begins. */
  public LogLines() {
    Path file = Path.of("conf", "log4j2.properties");
    try (var stream = Files.newInputStream(file)) {
      Configuration shown =
          new PropertiesConfigurationFactory()
              .getConfiguration(context, new ConfigurationSource(stream, file.toFile()));
      context.reconfigure(shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AbstractAppender kept =
        new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            lines.add(
                "%s %s: %s"
                    .formatted(
                        event.getLevel(),
                        event.getLoggerName(),
                        event.getMessage().getFormattedMessage()));
          }
        };
    kept.start();
    context.getConfiguration().addAppender(kept);
    context.getConfiguration().getRootLogger().addAppender(kept, null, null);
    context.updateLoggers();
  }

  /** Level, logger and message of each. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    context.reconfigure(before);
  }
}
