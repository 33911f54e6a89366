package org.uncoil.pipeline.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.uncoil.gallery.Gallery;
import org.uncoil.gallery.map.MapIndex;
import org.uncoil.gallery.map.MapPage;
import org.uncoil.gallery.map.MapPages;
import org.uncoil.gallery.map.MapTiles;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.pipeline.core.PipelineContext;
import org.uncoil.pipeline.core.PipelineException;
import org.uncoil.pipeline.core.Stage;
import org.uncoil.pipeline.core.StageReport;
import org.uncoil.pipeline.gallery.page.Publication;
import org.uncoil.pipeline.generate.GenerateStage;
import org.uncoil.pipeline.generate.StudyFiles;
import org.uncoil.render.map.MapCells;
import org.uncoil.render.map.MapColours;
import org.uncoil.render.map.MapPicture;
import org.uncoil.store.OutputFolder;
import org.uncoil.store.row.map.MapSummaryRow;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.table.Table;
import org.uncoil.study.StudySpec;
import org.uncoil.text.Figures;

/** Draws a map, and publishes the pages on which one zooms into it and trains a cell's network. */
public record MapGalleryStage() implements Stage {
  @Override
  public String name() {
    return "gallery";
  }

  @Override
  public StageReport run(PipelineContext context) {
    StudySpec study = context.study();
    OutputFolder folder = context.folder();
    MapSummaryRow summary =
        folder.read(Table.MAP_SUMMARY).toList().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new PipelineException(
                        "the map is not compared in "
                            + folder.displayName()
                            + ": run the compare stage first"));
    DatasetRow dataset = folder.read(Table.DATASETS).toList().get(0);
    StoredCells cells = StoredCells.of(study, folder);
    MapCells drawn =
        new MapCells(cells.columns(), cells.rows(), cells.converged(), cells.convergence());
    MapColours colours = MapColours.of(drawn);
    MapTexts texts = new MapTexts(study, dataset, summary);
    MapTiles tiles = new MapTiles(cells.columns(), cells.rows(), MapQuantities.of(cells));

    Publication publication = new Publication(folder);
    Gallery.assets().forEach((name, bytes) -> publication.put(Gallery.ASSETS + "/" + name, bytes));
    publication.put(MapPage.PICTURE, picture(texts, drawn, colours));
    tiles.forEach(publication::put);
    String workingDirectory =
        GenerateStage.workingDirectory(context.spark().sparkContext().hadoopConfiguration());
    CellDatasets datasets =
        new CellDatasets(
            study.seed(),
            new StudyFiles(workingDirectory, context.spark().sparkContext().hadoopConfiguration()));
    new CellStarts(study, datasets).forEach(publication::put);
    MapIndex index =
        new MapIndex(
            tiles,
            MapQuantities.CONVERGED,
            MapQuantities.CONVERGENCE,
            MapQuantities.colours(colours, true),
            MapQuantities.colours(colours, false),
            CellStarts.axis(study, study.map().x()),
            CellStarts.axis(study, study.map().y()),
            study.networks().get(0),
            texts.command());
    publication.put(MapIndex.PATH, index.bytes());
    MapPage page = texts.page();
    publication.put(WorkbenchPage.PATH, MapPages.renderNetwork(page));
    publication.put(Gallery.INDEX, MapPages.render(page));
    publication.complete();
    return StageReport.of(
        "%s written, map of %s"
            .formatted(
                Figures.count(publication.written(), "file"),
                Figures.count(study.map().cells(), "run")),
        List.of());
  }

  private static byte[] picture(MapTexts texts, MapCells cells, MapColours colours) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new MapPicture(texts.title(), texts.pictureNote(), texts.x(), texts.y(), cells, colours)
          .write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
