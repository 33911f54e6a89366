package org.uncoil.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uncoil.gallery.figure.FigurePage;
import org.uncoil.gallery.figure.FigurePages;
import org.uncoil.gallery.payload.SamplePayload;
import org.uncoil.gallery.run.ConfusionMatrix;
import org.uncoil.gallery.run.Downloads;
import org.uncoil.gallery.run.Film;
import org.uncoil.gallery.run.ProbeFigure;
import org.uncoil.gallery.run.RunPage;
import org.uncoil.gallery.wall.FailurePage;
import org.uncoil.gallery.wall.RunList;
import org.uncoil.gallery.wall.TablePage;
import org.uncoil.gallery.wall.WallPage;
import org.uncoil.gallery.wall.WallPages;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.EpochRow;

/**
 * Models as the pipeline would make them, with one text of the caller's choice in every place that
 * takes free text.
 */
public final class Samples {
  public static final int EPOCHS = 120;

  private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "identity", "gelu");
  private static final int SEEDS = 3;

  private static final List<Verdict> VERDICTS =
      List.of(Verdict.HOLDS, Verdict.MIXED, Verdict.HOLDS, Verdict.HOLDS, Verdict.FAILS);

  /** Appended to every free text. */
  private final String suffix;

  public Samples(String suffix) {
    this.suffix = suffix;
  }

  public Samples() {
    this("");
  }

  private String text(String plain) {
    return plain + suffix;
  }

  public List<DatasetRow> datasets() {
    return List.of(
        dataset("Two spirals", 2000, 2, 2, "generator spirals, turns 1, noise 2"),
        dataset("Concentric circles", 2000, 2, 2, "generator circles, factor 0.5, noise 0.05"),
        dataset("Iris", 150, 4, 3, "data/iris.csv, R. A. Fisher 1936, public domain"));
  }

  private DatasetRow dataset(
      String name, int points, int dimensions, int classes, String specification) {
    return new DatasetRow(
        name,
        text(name),
        "csv",
        text(specification),
        points,
        1,
        dimensions,
        classes,
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        List.of());
  }

  public List<RunCard> runs() {
    List<RunCard> runs = new ArrayList<>();
    for (DatasetRow dataset : datasets()) {
      for (String activation : ACTIVATIONS) {
        for (int seed = 0; seed < SEEDS; seed++) {
          runs.add(run(runs.size(), dataset.name(), text(activation), seed));
        }
      }
    }
    return runs;
  }

  private RunCard run(int number, String dataset, String activation, long seed) {
    String id = String.format("%016x", 0x9e3779b97f4a7c15L * (number + 1));
    RunStatus status =
        number % 11 == 10
            ? RunStatus.FAILED
            : number % 7 == 6 ? RunStatus.DIVERGED : RunStatus.TRAINED;
    boolean trained = status == RunStatus.TRAINED;
    double accuracy = 1 - (number % 5) * 0.061;
    return new RunCard(
        id,
        "file-" + id,
        dataset,
        text("plain"),
        text(dataset.startsWith("Iris") ? "4–100–2–3" : "2–100–2–2"),
        activation,
        seed,
        Map.of("depth", "1"),
        status,
        switch (status) {
          case TRAINED -> "";
          case DIVERGED -> text("the loss was not finite at epoch 17: NaN");
          case FAILED -> text("java.lang.OutOfMemoryError: Java heap space");
        },
        trained ? accuracy : Double.NaN,
        trained ? accuracy - 0.004 : Double.NaN,
        trained ? 0.01 + 0.07 * (number % 5) : Double.NaN,
        org.uncoil.testing.Samples.separation(trained && number % 5 == 0 ? 57 + number : null),
        "healthy",
        0,
        trained ? "films/" + id + ".png" : null,
        trained ? "films/" + id + ".webm" : null,
        trained);
  }

  List<ClaimRow> claims() {
    List<String> claims =
        List.of(
            "The data is linearly inseparable: a logistic regression on the raw input does badly.",
            "A hand-crafted feature can fix it, when one knows which: x² + y² makes circles separable.",
            "A network with non-linear activations finds such a transformation by itself.",
            "With a 2-D layer before the output one can see it: the embedding is separable.",
            "The last layer is analogous to a logistic regression on that embedding.");
    List<ClaimRow> rows = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      rows.add(
          new ClaimRow(
              i + 1,
              text(claims.get(i)),
              datasets().stream().map(dataset -> figure(dataset.name())).toList(),
              VERDICTS.get(i),
              text(
                  "On spirals a logistic regression gets 66.2% of the test points right, on"
                      + " circles 50.4%, on iris 94.7%.")));
    }
    return rows;
  }

  private ClaimFigure figure(String dataset) {
    return new ClaimFigure(
        dataset,
        List.of(
            new Fact(text("raw input"), text("66.2%")),
            new Fact(text("embedding"), text("100.0%"))));
  }

  /** A step for each claim, on the sample's only dataset. */
  private List<StoryStep> steps() {
    List<Double> rule = List.of(0.0, 0.0, 0.0, 1.0, 0.0, 0.5);
    List<RunCard> runs = runs();
    List<List<StoryPanel>> panels =
        List.of(
            List.of(panel(StoryPanel.Kind.LINE, SamplePayload.DATASET, null, rule)),
            List.of(
                panel(
                    StoryPanel.Kind.LIFT,
                    SamplePayload.DATASET,
                    null,
                    List.of(0.0, 0.0, 1.0, -1.0))),
            List.of(
                panel(StoryPanel.Kind.RUN, runs.get(1).runId(), null, List.of()),
                panel(StoryPanel.Kind.RUN, runs.get(0).runId(), null, List.of())),
            List.of(panel(StoryPanel.Kind.RUN, runs.get(0).runId(), 57, rule)),
            List.of(panel(StoryPanel.Kind.RUN, runs.get(0).runId(), EPOCHS, rule)));
    List<ClaimRow> claims = claims();
    return IntStream.range(0, claims.size())
        .mapToObj(
            i ->
                new StoryStep(
                    claims.get(i),
                    "66%",
                    text("of the points are correct"),
                    panels.get(i),
                    text("A logistic regression."),
                    WorkbenchPage.address(List.of(runs.get(0)))))
        .toList();
  }

  private StoryPanel panel(StoryPanel.Kind kind, String id, Integer epoch, List<Double> rule) {
    return new StoryPanel(kind, id, epoch, rule, text("moons"));
  }

  public GalleryModel gallery() {
    List<RunCard> runs = runs();
    long trained = runs.stream().filter(run -> run.status() == RunStatus.TRAINED).count();
    long diverged = runs.stream().filter(run -> run.status() == RunStatus.DIVERGED).count();
    return new GalleryModel(
        text("How networks uncoil spirals"),
        text("first-study"),
        text("Which activation functions straighten what, how fast, and how reliably?"),
        new StudySummary(
            datasets().size(),
            ACTIVATIONS.size(),
            runs.size(),
            trained,
            diverged,
            runs.size() - trained - diverged,
            8_712_000,
            754),
        claims(),
        datasets(),
        runs,
        List.of(
            new GroupFilm(
                runs.get(0).dataset(),
                text("activation: tanh against relu"),
                "films/pair.png",
                "films/pair.webm")),
        new Hero(runs.get(0), 2, WorkbenchPage.address(List.of(runs.get(0))) + "&epoch=0"),
        steps(),
        facts(),
        runs.stream()
            .map(RunCard::activation)
            .distinct()
            .map(name -> new ActivationCard(name, 9, 8, 0.951, 0.999, 7, 63.5))
            .toList(),
        List.of(
            new NavigationLink("Runs", "36 runs, 28 filmed", RunSelection.WALL),
            new NavigationLink("Failures", "8 runs", FailurePage.PATH),
            new NavigationLink("Data", "Parquet, with queries", TablePage.PATH)),
        datasets().stream()
            .collect(
                Collectors.toMap(
                    DatasetRow::name, dataset -> List.of(new Fact("Source", text("moons"))))),
        datasets().stream()
            .collect(
                Collectors.toMap(
                    DatasetRow::name,
                    dataset ->
                        List.of(
                            new NavigationLink(
                                "12 runs",
                                "",
                                RunSelection.all().dataset(dataset.name()).address()),
                            new NavigationLink("plain list", "", "lists/1.html")))));
  }

  /** Every page that shows many runs, by its path. */
  Map<String, byte[]> overviews() {
    Map<String, byte[]> pages = new LinkedHashMap<>();
    String title = text("How networks uncoil spirals");
    List<RunList> lists = new ArrayList<>();
    for (DatasetRow dataset : datasets()) {
      List<RunCard> own =
          runs().stream().filter(run -> run.dataset().equals(dataset.name())).toList();
      lists.addAll(RunList.of(title, dataset.name(), lists.size() + 1, own));
    }
    lists.forEach(list -> pages.put(list.path(), WallPages.render(list)));
    pages.put(RunSelection.WALL, WallPages.render(new WallPage(title, runs().size(), lists)));
    pages.put(
        FigurePages.COMPARE,
        FigurePages.render(
            new FigurePage(
                FigurePages.COMPARE,
                title,
                text("Results"),
                text("All runs."),
                List.of(),
                List.of(),
                facts())));
    pages.put(FailurePage.PATH, WallPages.render(failures(title)));
    pages.put(
        TablePage.PATH,
        WallPages.render(
            new TablePage(
                title,
                List.of(
                    new TablePage.Card(
                        "networks",
                        36,
                        2,
                        List.of("SELECT run_id", "FROM 'tables/runs/*.parquet';"),
                        List.of(new Fact("run_id", text("the run"))))))));
    return pages;
  }

  private FailurePage failures(String title) {
    List<RunCard> diverged =
        runs().stream().filter(run -> run.status() == RunStatus.DIVERGED).toList();
    return new FailurePage(
        title,
        List.of(
            new FailurePage.Group(
                text("diverged"),
                text("The loss or a parameter became non-finite."),
                RunSelection.all().with(RunSelection.STATUS, "diverged").address(),
                diverged.size() + 1,
                diverged.stream()
                    .map(
                        run ->
                            new FailurePage.Failure(
                                run, run.reason(), text("jobs/pipeline study.conf")))
                    .toList())));
  }

  private List<Fact> facts() {
    return List.of(
        new Fact(text("Study"), text("conf/studies/first.conf")),
        new Fact(text("Code"), text("0.1.0 (3f7655c)")),
        new Fact(text("Engine"), text("nd4j-native 1.0.0-M2.1")),
        new Fact(text("Device"), text("CPU, x86-64")));
  }

  /** The page of a run, in the order of {@link #runs()}. */
  public RunPage page(int number) {
    List<RunCard> runs = runs();
    RunCard card = runs.get(number);
    boolean trained = card.status() == RunStatus.TRAINED;
    return new RunPage(
        text("How networks uncoil spirals"),
        card,
        trained ? new Film(card.film(), card.poster(), 1280, 720) : null,
        card.status() == RunStatus.FAILED ? List.of() : epochs(trained ? EPOCHS : 17),
        List.of(
            new Fact(text("Layers"), card.networkLabel()),
            new Fact(text("Activation"), card.activation()),
            new Fact(text("Optimizer"), text("adam")),
            new Fact(text("Learning rate"), text("0.01")),
            new Fact(text("Epochs"), text("120"))),
        text("{\"epochs\":120}"),
        trained
            ? List.of(
                new ProbeFigure(text("raw input"), 0.662, 0.658),
                new ProbeFigure(text("hand-crafted features"), 0.71, 0.702),
                new ProbeFigure(text("embedding before activation"), 1, 0.998),
                new ProbeFigure(text("embedding after activation"), 1, Double.NaN))
            : List.of(),
        trained ? List.of(confusion("Training points"), confusion("Test points")) : List.of(),
        text("jobs/uncoil replay --study conf/studies/first.conf --run " + card.runId()),
        facts(),
        number == 0 ? null : runs.get(number - 1),
        number == runs.size() - 1 ? null : runs.get(number + 1),
        trained,
        new Downloads(
            trained ? List.of(new Downloads.File(text("Film as WebM"), card.film())) : List.of(),
            trained
                ? List.of(
                    new Downloads.OtherFilm(
                        text("Its story"), card.poster(), card.film(), List.of()))
                : List.of(),
            List.of(new Downloads.Snippet(text("All its points"), text("SELECT 1")))));
  }

  private ConfusionMatrix confusion(String caption) {
    return new ConfusionMatrix(
        text(caption),
        EPOCHS,
        List.of(text("class 0"), text("class 1")),
        List.of(List.of(788L, 12L), List.of(0L, 800L)));
  }

  private static List<EpochRow> epochs(int last) {
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            epoch -> {
              double progress = (double) epoch / EPOCHS;
              double accuracy = 1 - 0.5 * (1 - progress) * (1 - progress);
              boolean lost = last < EPOCHS && epoch == last;
              return org.uncoil.testing.Samples.epoch(
                  epoch,
                  lost ? Double.NaN : 0.6931 * StrictMath.exp(-4 * progress),
                  accuracy,
                  Math.max(0, accuracy - 0.01));
            })
        .toList();
  }
}
