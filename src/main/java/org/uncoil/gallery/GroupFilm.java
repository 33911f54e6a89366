package org.uncoil.gallery;

import java.io.Serializable;

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
    Require.text("dataset", dataset);
    Require.text("subject", subject);
    Require.path("poster", poster);
    Require.path("film", film);
  }
}
