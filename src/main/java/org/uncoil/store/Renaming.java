package org.uncoil.store;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Gives a complete file its name. */
final class Renaming {
  private Renaming() {}

  /**
   * Renames a file, in place of one that had the name: at no moment is there none. On HDFS and
   * local disks that is one step; on an object store as many as its connector takes.
   */
  static void replace(Configuration configuration, Path hidden, Path target) throws IOException {
    FileContext.getFileContext(target.toUri(), configuration)
        .rename(hidden, target, Options.Rename.OVERWRITE);
  }
}
