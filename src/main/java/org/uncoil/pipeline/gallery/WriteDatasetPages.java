package org.uncoil.pipeline.gallery;

import java.io.Serializable;
import org.apache.spark.util.LongAccumulator;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.pipeline.core.Distributed;
import org.uncoil.pipeline.core.FolderHandle;
import org.uncoil.pipeline.gallery.figure.DatasetFigures;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.render.RunFilm;
import org.uncoil.pipeline.run.StoredDatasets;
import org.uncoil.store.OutputFolder;

/** Makes a dataset's comparison page in a task, and writes it where it has changed. */
record WriteDatasetPages(FolderHandle handle)
    implements Distributed.Work<DatasetFigures, WriteDatasetPages.Made> {
  /**
   * A page that was made.
   *
   * @param digest of its content
   * @param written whether it was not there just so already
   */
  record Made(String digest, boolean written) implements Serializable {}

  @Override
  public Made apply(DatasetFigures figures, LongAccumulator done) {
    OutputFolder folder = handle.open();
    String path = RunFilm.GALLERY + figures.path();
    byte[] page =
        FigurePages.render(
            figures.page(folder, new StoredDatasets(folder).get(figures.datasetId())));
    String digest = Publication.digest(page);
    boolean changed =
        !folder.text(path).map(Publication::digest).filter(digest::equals).isPresent();
    if (changed) {
      folder.write(path, page);
    }
    done.add(1);
    return new Made(digest, changed);
  }
}
