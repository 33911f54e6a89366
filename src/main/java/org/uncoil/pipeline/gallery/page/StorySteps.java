package org.uncoil.pipeline.gallery.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.uncoil.embedding.Separation;
import org.uncoil.gallery.ClaimRow;
import org.uncoil.gallery.RunCard;
import org.uncoil.gallery.StoryPanel;
import org.uncoil.gallery.StoryStep;
import org.uncoil.gallery.workbench.WorkbenchPage;
import org.uncoil.pipeline.claim.Claims;
import org.uncoil.probe.FeatureMap;
import org.uncoil.store.row.run.DatasetRow;
import org.uncoil.store.row.run.ProbeRow;
import org.uncoil.store.row.run.SeparabilityRow;
import org.uncoil.text.Figures;

/**
 * The steps of the start page, one per claim, each with the run that shows it best. A step is left
 * out where the study has nothing that shows it.
 *
 * @param runs to choose from
 * @param probes of the datasets' inputs; those of runs are ignored
 * @param last separability of runs at their last epochs, by run
 * @param lines the regression fitted to a run's embedding at an epoch, empty where there is none
 */
record StorySteps(
    StoryRuns runs,
    List<ProbeRow> probes,
    Map<String, SeparabilityRow> last,
    BiFunction<RunCard, Integer, List<Double>> lines) {

  private static final String MARKS =
      " Crosses are misclassified points, hollow circles test points.";

  List<StoryStep> of(List<ClaimRow> claims) {
    List<StoryStep> steps = new ArrayList<>();
    for (ClaimRow claim : claims) {
      Optional<StoryStep> step =
          switch (claim.number()) {
            case 1 -> straightLine(claim);
            case 2 -> extraFeature(claim);
            case 3 -> linearBesideNonLinear(claim);
            case 4 -> separableEmbedding(claim);
            default -> lastLayer(claim);
          };
      step.ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<ProbeRow> probe(DatasetRow dataset, FeatureMap features) {
    return probes.stream()
        .filter(row -> row.runId().isEmpty() && row.datasetId().equals(dataset.datasetId()))
        .filter(row -> row.probe().equals(features.label()))
        .findFirst();
  }

  private boolean isHard(DatasetRow dataset) {
    return probe(dataset, FeatureMap.RAW)
        .filter(row -> row.trainAccuracy() < Claims.ACCURATE)
        .isPresent();
  }

  private Optional<RunCard> best(DatasetRow dataset, boolean linear) {
    return runs.playable()
        .filter(run -> run.dataset().equals(dataset.name()) && StoryRuns.isLinear(run) == linear)
        .findFirst();
  }

  private Optional<StoryStep> straightLine(ClaimRow claim) {
    return runs.datasets()
        .filter(dataset -> dataset.dimensions() == 2 && isHard(dataset))
        .findFirst()
        .map(
            dataset -> {
              ProbeRow line = probe(dataset, FeatureMap.RAW).orElseThrow();
              String link =
                  best(dataset, true)
                      .map(run -> address(run))
                      .or(() -> best(dataset, false).map(run -> address(run) + "&epoch=0&morph=0"))
                      .orElse(null);
              String lines = dataset.classes() == 2 ? "straight line" : "straight lines";
              return new StoryStep(
                  claim,
                  Figures.wholePercent(line.trainAccuracy()),
                  "of the points of %s are correct with %sfitted %s"
                      .formatted(dataset.name(), dataset.classes() == 2 ? "a " : "", lines),
                  List.of(
                      new StoryPanel(
                          StoryPanel.Kind.LINE,
                          dataset.datasetId(),
                          null,
                          rule(line, dataset.classes()),
                          dataset.name() + " and the regression’s " + lines)),
                  "A logistic regression on the raw inputs, fitted to the training points, on which it is scored."
                      + MARKS,
                  link);
            });
  }

  private Optional<StoryStep> extraFeature(ClaimRow claim) {
    return runs.datasets()
        .filter(dataset -> dataset.dimensions() == 2 && dataset.classes() == 2)
        .filter(this::isHard)
        .filter(
            dataset ->
                probe(dataset, FeatureMap.RADIUS)
                    .filter(row -> row.trainAccuracy() >= Claims.ACCURATE)
                    .filter(row -> row.coefficients().get(2) != 0)
                    .isPresent())
        .findFirst()
        .map(
            dataset -> {
              ProbeRow lifted = probe(dataset, FeatureMap.RADIUS).orElseThrow();
              List<Double> rule = new ArrayList<>(lifted.coefficients());
              rule.add(lifted.intercepts().get(0));
              return new StoryStep(
                  claim,
                  Figures.wholePercent(lifted.trainAccuracy()),
                  "of the points of %s are correct with it".formatted(dataset.name()),
                  List.of(
                      new StoryPanel(
                          StoryPanel.Kind.LIFT,
                          dataset.datasetId(),
                          null,
                          rule,
                          dataset.name() + ": y becomes x² + y²")),
                  "A logistic regression on x, y and x² + y², fitted to the training points, on which it is scored. The scene moves each point’s height from y to x² + y², with the regression’s shares of x and y, so that its boundary, a circle, becomes a straight line."
                      + MARKS,
                  best(dataset, false)
                      .or(() -> best(dataset, true))
                      .map(StorySteps::address)
                      .orElse(null));
            });
  }

  private Optional<StoryStep> linearBesideNonLinear(ClaimRow claim) {
    return runs.nonLinear()
        .filter(run -> run.trainAccuracy() >= Claims.ACCURATE)
        .flatMap(run -> linear(run).map(other -> List.of(other, run)).stream())
        .findFirst()
        .map(
            pair -> {
              RunCard run = pair.get(1);
              return new StoryStep(
                  claim,
                  Figures.wholePercent(run.trainAccuracy()),
                  "of the points of %s are correct with %s"
                      .formatted(run.dataset(), run.activation()),
                  pair.stream()
                      .map(
                          card ->
                              new StoryPanel(
                                  StoryPanel.Kind.RUN,
                                  card.runId(),
                                  null,
                                  List.of(),
                                  "%s: %s"
                                      .formatted(
                                          card.activation(),
                                          Figures.wholePercent(card.trainAccuracy()))))
                      .toList(),
                  "Two networks %s from seed %s that differ only in their activation, at the same epoch. The figures are training accuracies at the end."
                          .formatted(run.networkLabel(), run.seed())
                      + MARKS,
                  WorkbenchPage.address(pair) + "&epoch=0");
            });
  }

  /** The run that differs from this one in nothing but that it is linear, and is less accurate. */
  private Optional<RunCard> linear(RunCard run) {
    return runs.playable()
        .filter(StoryRuns::isLinear)
        .filter(other -> other.dataset().equals(run.dataset()) && other.seed() == run.seed())
        .filter(other -> other.networkLabel().equals(run.networkLabel()))
        .filter(other -> differsInActivationOnly(run.settings(), other.settings()))
        .filter(other -> other.trainAccuracy() < Claims.ACCURATE)
        .findFirst();
  }

  private static boolean differsInActivationOnly(
      Map<String, String> settings, Map<String, String> others) {
    return settings.keySet().equals(others.keySet())
        && settings.entrySet().stream()
            .allMatch(
                setting ->
                    setting.getKey().contains("activation")
                        || setting.getValue().equals(others.get(setting.getKey())));
  }

  private Optional<StoryStep> separableEmbedding(ClaimRow claim) {
    return runs.nonLinear()
        .filter(run -> run.separation().separated() && isHard(runs.dataset(run)))
        .findFirst()
        .map(
            run -> {
              Separation when = run.separation();
              List<StoryPanel> panels = new ArrayList<>();
              panels.add(
                  new StoryPanel(
                      StoryPanel.Kind.RUN,
                      run.runId(),
                      when.separableFrom(),
                      lines.apply(run, when.separableFrom()),
                      "separable, epoch " + when.separableFrom()));
              if (when.firstPerfect() != null && when.firstPerfect() > when.separableFrom()) {
                panels.add(
                    new StoryPanel(
                        StoryPanel.Kind.RUN,
                        run.runId(),
                        when.firstPerfect(),
                        List.of(),
                        "output perfect, epoch " + when.firstPerfect()));
              }
              return new StoryStep(
                  claim,
                  "From epoch " + Figures.count(when.separableFrom()),
                  "%s the classes of %s"
                      .formatted(
                          runs.dataset(run).classes() == 2
                              ? "one line separates"
                              : "lines separate",
                          run.dataset()),
                  panels,
                  Separation.DEFINITION
                      + " The dashed line is the one with the widest margin; the solid line is the output layer’s, which gets there later."
                      + MARKS,
                  address(run) + "&epoch=" + when.separableFrom());
            });
  }

  private Optional<StoryStep> lastLayer(ClaimRow claim) {
    return runs.nonLinear()
        .filter(run -> last.containsKey(run.runId()))
        .filter(run -> last.get(run.runId()).trainAgreement() != null)
        .findFirst()
        .flatMap(
            run -> {
              SeparabilityRow row = last.get(run.runId());
              List<Double> refit = lines.apply(run, row.epoch());
              return refit.isEmpty() ? Optional.empty() : Optional.of(lastLayer(claim, run, refit));
            });
  }

  private StoryStep lastLayer(ClaimRow claim, RunCard run, List<Double> refit) {
    SeparabilityRow row = last.get(run.runId());
    return new StoryStep(
        claim,
        Figures.wholePercent(row.trainAgreement()),
        "of the points get the same class from a regression refitted to the embedding",
        List.of(
            new StoryPanel(
                StoryPanel.Kind.RUN,
                run.runId(),
                row.epoch(),
                refit,
                "output layer (solid), refitted (dashed)")),
        "A logistic regression, fitted to the training points’ embedding at the last epoch; where the classes are separable, the line with the widest margin."
            + MARKS,
        address(run) + "&epoch=" + row.epoch());
  }

  private static String address(RunCard run) {
    return WorkbenchPage.address(List.of(run));
  }

  /** Each class's weights and intercept; of two classes, the first has none. */
  private static List<Double> rule(ProbeRow probe, int classes) {
    List<Double> rule = new ArrayList<>();
    int features = probe.features();
    int known = probe.intercepts().size();
    for (int c = 0; c < classes; c++) {
      int row = c - (classes - known);
      for (int i = 0; i < features; i++) {
        rule.add(row < 0 ? Double.valueOf(0) : probe.coefficients().get(row * features + i));
      }
      rule.add(row < 0 ? Double.valueOf(0) : probe.intercepts().get(row));
    }
    return rule;
  }
}
