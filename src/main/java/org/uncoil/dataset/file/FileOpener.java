package org.uncoil.dataset.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.io.InputFile;
import org.uncoil.dataset.DatasetException;

/** Opens a person's files, wherever they lie. */
@FunctionalInterface
public interface FileOpener {
  /**
   * The file at a location, or the files of a folder there in the order of their names.
   *
   * @throws FileNotFoundException where there is none
   * @throws DatasetException where it is nothing that can be read
   */
  List<InputFile> open(String location) throws IOException;
}
