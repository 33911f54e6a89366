package org.uncoil.dataset;

import java.util.List;

/** A person's own points, in a file of any file system that the pipeline can open. */
public sealed interface PointFile extends Source permits Csv, Parquet {
  /** The file; a relative path starts at the folder that the command was started in. */
  String path();

  /** The column of the classes: its name, or its position from 1. */
  String label();

  /** The columns of the coordinates, by name or position from 1; empty means all others. */
  List<String> features();

  /** How the names of the classes are taken. */
  ClassNames classNames();

  /** What to do about a row that cannot be used. */
  BadRows onBadRow();

  /** What to do about a row that cannot be used. */
  enum BadRows {
    /** Refuse the file, naming the row. */
    FAIL,
    /** Leave the row out, and count it. */
    SKIP
  }
}
