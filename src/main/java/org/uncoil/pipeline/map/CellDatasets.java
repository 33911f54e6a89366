package org.uncoil.pipeline.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uncoil.dataset.Dataset;
import org.uncoil.dataset.DatasetException;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.build.BuiltDataset;
import org.uncoil.dataset.file.FileOpener;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.study.Seeds;

/** Makes the datasets of cells, and keeps them for the cells that share them. */
final class CellDatasets {
  /** Coordinates that are kept at most: 200 MB with what belongs to them. */
  private static final long MOST_NUMBERS = 20_000_000;

  private final long studySeed;
  private final FileOpener files;
  private final Map<DatasetSpec, Dataset> made = new HashMap<>();
  private long numbers;

  CellDatasets(long studySeed, FileOpener files) {
    this.studySeed = studySeed;
    this.files = files;
  }

  Dataset of(DatasetSpec spec) {
    Dataset known = made.get(spec);
    return known == null ? make(spec) : known;
  }

  private Dataset make(DatasetSpec spec) {
    try {
      Dataset dataset = BuiltDataset.of(spec, Seeds.dataset(studySeed, spec), files).dataset();
      numbers += (long) dataset.size() * dataset.dimensions();
      if (numbers > MOST_NUMBERS) {
        made.clear();
        numbers = (long) dataset.size() * dataset.dimensions();
      }
      made.put(spec, dataset);
      return dataset;
    } catch (DatasetException e) {
      throw new BadInputException(List.of("dataset " + spec.name() + ": " + e.getMessage()));
    }
  }
}
