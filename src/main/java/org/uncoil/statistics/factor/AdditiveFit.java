package org.uncoil.statistics.factor;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.uncoil.setting.Checks;

/**
 * A mean and an addition per level, fitted to the means of the cells that were observed by least
 * squares, each cell counting the same.
 */
final class AdditiveFit {
  private final CellTable table;
  private final List<int[]> columns =
      new ArrayList<>(); // of each factor's levels; −1 for the first
  private final double[] solution;

  /** Refuses cells from which factors cannot be told apart. */
  AdditiveFit(CellTable table) {
    this.table = table;
    int unknowns = 1;
    for (int factor = 0; factor < table.factors(); factor++) {
      int[] ofLevels = new int[table.levels(factor).size()];
      ofLevels[0] = -1;
      for (int level = 1; level < ofLevels.length; level++) {
        ofLevels[level] = unknowns++;
      }
      columns.add(ofLevels);
    }
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(unknowns, unknowns);
    ArrayRealVector right = new ArrayRealVector(unknowns);
    for (int cell = 0; cell < table.cells(); cell++) {
      if (table.count(cell) > 0) {
        List<Integer> terms = terms(cell);
        for (int i : terms) {
          right.addToEntry(i, table.mean(cell));
          terms.forEach(j -> matrix.addToEntry(i, j, 1));
        }
      }
    }
    SingularValueDecomposition decomposition = new SingularValueDecomposition(matrix);
    new Checks()
        .that(
            decomposition.getRank() == unknowns,
            "observations",
            decomposition.getRank() + " of " + unknowns + " effects",
            "must vary every factor where the others stay the same: some of these always change together")
        .done();
    solution = decomposition.getSolver().solve(right).toArray();
  }

  private List<Integer> terms(int cell) {
    List<Integer> terms = new ArrayList<>(List.of(0));
    for (int factor = 0; factor < columns.size(); factor++) {
      int column = columns.get(factor)[table.level(cell, factor)];
      if (column > 0) {
        terms.add(column);
      }
    }
    return terms;
  }

  double value(int cell) {
    return terms(cell).stream().mapToDouble(term -> solution[term]).sum();
  }
}
