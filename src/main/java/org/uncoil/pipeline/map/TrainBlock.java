package org.uncoil.pipeline.map;

import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.generate.StudyFiles;
import org.uncoil.store.row.map.CellRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;

/**
 * Trains a block of cells in one task, and writes their rows.
 *
 * @param mapId what the map's files are named after
 * @param workingDirectory what relative paths of the study are relative to, as a URI
 */
record TrainBlock(FolderHandle handle, StudySpec study, String mapId, String workingDirectory)
    implements Distributed.Work<CellBlock, Integer> {
  @Override
  public Integer apply(CellBlock block, LongAccumulator done) {
    CellDatasets datasets =
        new CellDatasets(
            study.seed(), new StudyFiles(workingDirectory, handle.configuration().value()));
    List<CellRow> rows = new BlockTraining(study, datasets, done::add).train(block);
    rows.sort(Table.CELLS.order());
    handle.open().write(Table.CELLS, block.part(mapId), Distributed.attempt(), rows);
    return rows.size();
  }
}
