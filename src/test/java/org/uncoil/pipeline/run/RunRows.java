package org.uncoil.pipeline.run;

import java.util.List;
import org.uncoil.store.row.run.NetworkRow;

/** Rows of runs of which only their identity and place matter. */
public final class RunRows {
  private RunRows() {}

  public static NetworkRow trained(String run, String part) {
    return new NetworkRow(
        run,
        "d",
        "moons",
        "small",
        0,
        "relu",
        List.of(3),
        "2–3–2–2",
        "{}",
        "trained",
        "",
        4,
        4,
        9,
        0.1,
        0.9,
        0.2,
        0.8,
        null,
        "vector",
        "cpu",
        "1",
        part,
        1,
        "here");
  }
}
