package org.uncoil.study;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** Study files for tests, and what is wrong with them. */
final class Studies {
  static final String FILE = "my.conf";

  private Studies() {}

  /** A study with one dataset and one network; each is the inside of an object. */
  static String text(String study, String dataset, String network) {
    return """
    study { name = test, %s }
    datasets = [ { name = data, %s } ]
    networks = [ { name = net, %s } ]
    """
        .formatted(study, dataset, network);
  }

  static StudySpec read(String text) {
    return StudyFile.parse(FILE, text, false);
  }

  /** The networks that the inside of a network's object stands for. */
  static List<NetworkSpec> networks(String network) {
    return read(text("max-runs = 1000000", "source = moons", network)).networks();
  }

  /** One network without a grid. */
  static NetworkSpec network(String network) {
    return networks(network).get(0);
  }

  /** Everything that is wrong with a text. */
  static List<Problem> problems(String text) {
    return problems(text, false);
  }

  static List<Problem> problems(String text, boolean unlimited) {
    return catchThrowableOfType(StudyException.class, () -> StudyFile.parse(FILE, text, unlimited))
        .problems();
  }
}
