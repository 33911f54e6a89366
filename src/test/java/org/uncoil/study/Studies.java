package org.uncoil.study;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.uncoil.study.file.Problem;
import org.uncoil.study.file.StudyException;
import org.uncoil.study.file.StudyFile;

/** Study files for tests, and what is wrong with them. */
public final class Studies {
  public static final String FILE = "my.conf";

  private Studies() {}

  /** A study with one dataset and one network; each is the inside of an object. */
  public static String text(String study, String dataset, String network) {
    return """
    study { name = test, %s }
    datasets = [ { name = data, %s } ]
    networks = [ { name = net, %s } ]
    """
        .formatted(study, dataset, network);
  }

  public static StudySpec read(String text) {
    return StudyFile.parse(FILE, text, false);
  }

  /** The networks that the inside of a network's object stands for. */
  public static List<NetworkSpec> networks(String network) {
    return read(text("max-runs = 1000000", "source = moons", network)).networks();
  }

  /** One network without a grid. */
  public static NetworkSpec network(String network) {
    return networks(network).get(0);
  }

  /** Everything that is wrong with a text. */
  public static List<Problem> problems(String text) {
    return problems(text, false);
  }

  public static List<Problem> problems(String text, boolean unlimited) {
    return catchThrowableOfType(StudyException.class, () -> StudyFile.parse(FILE, text, unlimited))
        .problems();
  }
}
