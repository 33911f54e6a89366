package org.uncoil.pipeline.measure;

import java.util.ArrayList;
import java.util.List;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.measure.PointDynamicsRow;
import org.uncoil.store.row.measure.TrainingDynamicsRow;
import org.uncoil.store.table.Table;

/** Averages the training dynamics of a dataset's points over its runs, a run at a time. */
public final class PointTrainingDynamics {
  private final String datasetId;
  private int runs;
  private Sum[] sums = {};

  private PointTrainingDynamics(String datasetId) {
    this.datasetId = datasetId;
  }

  private static final class Sum {
    int learned;
    long epochs;
    long flips;
    long forgotten;
    int everForgotten;
    double jump;
  }

  /** Makes the dataset's file of {@code point_dynamics}. */
  public static void make(OutputFolder folder, String datasetId, String attempt) {
    PointTrainingDynamics lives = new PointTrainingDynamics(datasetId);
    folder.read(Table.TRAINING_DYNAMICS).ofDataset(datasetId).forEach(lives::add);
    folder.write(Table.POINT_DYNAMICS, datasetId, attempt, lives.rows());
  }

  private void add(TrainingDynamicsRow row) {
    if (runs++ == 0) {
      sums = new Sum[row.learnedEpoch().size()];
      for (int point = 0; point < sums.length; point++) {
        sums[point] = new Sum();
      }
    }
    for (int point = 0; point < sums.length; point++) {
      Sum sum = sums[point];
      int epoch = row.learnedEpoch().get(point);
      sum.learned += epoch < 0 ? 0 : 1;
      sum.epochs += Math.max(0, epoch);
      sum.flips += row.predictionChanges().get(point);
      sum.forgotten += row.forgettingEvents().get(point);
      sum.everForgotten += row.forgettingEvents().get(point) > 0 ? 1 : 0;
      // rounded so that the sum is the same in whatever order runs lie in files
      sum.jump += Math.rint(row.displacement().get(point) * 0x1p20) * 0x1p-20;
    }
  }

  private List<PointDynamicsRow> rows() {
    List<PointDynamicsRow> rows = new ArrayList<>();
    for (int point = 0; point < sums.length; point++) {
      Sum sum = sums[point];
      rows.add(
          new PointDynamicsRow(
              datasetId,
              point,
              runs,
              (double) sum.learned / runs,
              sum.learned == 0 ? Double.NaN : (double) sum.epochs / sum.learned,
              (double) sum.flips / runs,
              (double) sum.forgotten / runs,
              (double) sum.everForgotten / runs,
              sum.jump / runs));
    }
    return rows;
  }
}
