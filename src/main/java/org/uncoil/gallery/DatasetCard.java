package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.store.row.run.DatasetRow;

/**
 * A dataset of the study.
 *
 * @param name as the runs' {@link RunCard#dataset} has it
 * @param description what it is, in a sentence; may be empty
 * @param points number of points, train and held-out together
 * @param dimensions coordinates per point
 * @param classes number of classes
 * @param source where it comes from: the generator with its settings, or the file and its licence
 */
public record DatasetCard(
    String name, String description, long points, int dimensions, int classes, String source)
    implements Serializable {
  public DatasetCard {
    Require.text("name", name);
    Require.present("description", description);
    Require.notNegative("points", points);
    Require.that(dimensions >= 1, "dimensions", dimensions, "must be 1 or more");
    Require.that(classes >= 1, "classes", classes, "must be 1 or more");
    Require.present("source", source);
  }

  /** Of a stored dataset. */
  public static DatasetCard of(DatasetRow row) {
    return new DatasetCard(
        row.name(), "", row.points(), row.dimensions(), row.classes(), row.specification());
  }
}
