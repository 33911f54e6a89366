package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * A film of several runs on the same data.
 *
 * @param dataset the dataset's name
 * @param subject what the runs have in common, or differ in
 * @param poster,film relative to the gallery
 */
public record GroupFilm(String dataset, String subject, String poster, String film)
    implements Serializable {
  public GroupFilm {
    new Checks()
        .text("dataset", dataset)
        .text("subject", subject)
        .path("poster", poster)
        .path("film", film)
        .done();
  }
}
