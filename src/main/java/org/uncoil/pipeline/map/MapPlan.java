package org.uncoil.pipeline.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.uncoil.pipeline.core.BadInputException;
import org.uncoil.pipeline.run.Cost;
import org.uncoil.pipeline.run.MapCost;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.table.Table;
import org.uncoil.study.Canonical;
import org.uncoil.study.RunId;
import org.uncoil.study.StudySpec;

/**
 * What is left to train of a map. Its blocks follow from the study alone, so that a map that was
 * interrupted goes on to the same files with any number of cores.
 *
 * @param id what the map's files are named after: a digest of all that decides its rows
 * @param open the blocks that are not there
 * @param openCells the cells in them
 * @param keptCells the cells that are there
 */
public record MapPlan(String id, List<CellBlock> open, long openCells, long keptCells) {
  /** Seconds that a block should take: what is lost where its executor goes. */
  private static final double BLOCK_SECONDS = 20;

  /** What a task keeps in memory until its file is written: some 100 bytes for each. */
  private static final int MOST_CELLS = 16_384;

  /** However small the map, it has so many blocks, where it has as many rows. */
  private static final int LEAST_BLOCKS = 16;

  /**
   * Looks at what is there.
   *
   * @param study a map
   * @param dataset the size of its dataset
   * @param fresh whether what is there is deleted first
   */
  public static MapPlan of(StudySpec study, Cost.Size dataset, OutputFolder folder, boolean fresh) {
    String id = id(study);
    BitSet there = new BitSet(study.map().rows());
    if (!fresh) {
      for (String part : folder.parts(Table.CELLS)) {
        CellBlock.of(part, id).ifPresent(block -> there.set(block.from(), block.to()));
      }
    }
    int rows = rowsOfBlock(study, dataset);
    List<CellBlock> open = new ArrayList<>();
    int row = there.nextClearBit(0);
    while (row < study.map().rows()) {
      int end = Math.min(study.map().rows(), row / rows * rows + rows);
      int done = there.nextSetBit(row);
      open.add(new CellBlock(row, done < 0 ? end : Math.min(end, done)));
      row = there.nextClearBit(open.get(open.size() - 1).to());
    }
    long openRows = open.stream().mapToLong(CellBlock::rows).sum();
    long columns = study.map().columns();
    return new MapPlan(
        id, List.copyOf(open), openRows * columns, study.map().cells() - openRows * columns);
  }

  /** A power of two, so that a change of the cost model mostly keeps it. */
  private static int rowsOfBlock(StudySpec study, Cost.Size dataset) {
    int columns = study.map().columns();
    double seconds = MapCost.cell(study.networks().get(0), dataset, study.record()).seconds();
    double most =
        Math.min(
            (double) study.map().rows() / LEAST_BLOCKS,
            Math.min((double) MOST_CELLS / columns, BLOCK_SECONDS / (columns * seconds)));
    return Integer.highestOneBit((int) Math.max(1, most));
  }

  private static String id(StudySpec study) {
    return RunId.shorten(
        Canonical.digest(
            "map",
            study.seed(),
            study.datasets(),
            study.networks(),
            study.seeds(),
            study.record().everyNEpochs(),
            study.engine(),
            study.map()));
  }

  /**
   * Refuses a folder with the results of another study, which this one would mix with its own.
   *
   * @throws BadInputException with what to do
   */
  public static void refuseOthers(StudySpec study, OutputFolder folder, String option) {
    List<String> cells = folder.parts(Table.CELLS);
    boolean others =
        study.isMap()
            ? folder.has(Table.RUNS)
                || cells.stream().anyMatch(part -> CellBlock.of(part, id(study)).isEmpty())
            : !cells.isEmpty();
    if (others) {
      throw new BadInputException(
          List.of(
              "%s %s: holds the results of %s: choose another folder, or delete them with jobs/pipeline --fresh"
                  .formatted(
                      option,
                      folder.displayName(),
                      !study.isMap()
                          ? "a map"
                          : cells.isEmpty() ? "a study that is no map" : "another map")));
    }
  }
}
