package org.uncoil.pipeline.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.study.Canonical;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/**
 * The stored datasets that a study has, under the names that it gives them. They are found by what
 * the study says of them apart from the name: a dataset that is renamed stays what it is.
 */
public final class StudyDatasets {
  /** The file of {@code datasets}. */
  public static final String PART = "datasets";

  private StudyDatasets() {}

  /**
   * The rows of the study's datasets, in its order.
   *
   * @param stored those in the folder, with the names that they had when they were made
   * @throws PipelineException where the folder does not have one of them
   */
  static List<DatasetRow> of(StudySpec study, OutputFolder folder, List<DatasetRow> stored) {
    Map<String, DatasetRow> known = new HashMap<>();
    for (DatasetRow row : stored) {
      StudyFile.dataset(row.specification())
          .ifPresent(specification -> known.put(Canonical.digest(specification), row));
    }
    return study.datasets().stream().map(dataset -> row(dataset, known, folder)).toList();
  }

  private static DatasetRow row(
      DatasetSpec dataset, Map<String, DatasetRow> known, OutputFolder folder) {
    DatasetRow row = known.get(Canonical.digest(dataset));
    if (row == null) {
      throw new PipelineException(
          "dataset "
              + dataset.name()
              + ", as the study describes it, is not in "
              + folder.displayName()
              + ": run the generate stage first");
    }
    return row.named(dataset.name(), Canonical.json(dataset));
  }
}
