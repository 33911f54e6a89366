package org.uncoil.pipeline.measure;

import java.io.Serializable;
import java.util.List;
import org.uncoil.pipeline.run.StudyRun;

/**
 * The study's runs that one file holds.
 *
 * @param part the file's name in all tables of runs
 */
public record MeasuredRuns(String part, List<StudyRun> runs) implements Serializable {
  public MeasuredRuns {
    // a plain list, for Java's serialisation
    runs = new java.util.ArrayList<>(runs);
  }
}
