package org.uncoil.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.uncoil.dataset.Dataset;
import org.uncoil.embedding.LastLayer;
import org.uncoil.probe.LinearRule;
import org.uncoil.store.ProbeRow;

/**
 * What one logistic regression is fitted to: some representation of a dataset's points.
 *
 * @param datasetId the dataset
 * @param dataset its labels and which points are held out
 * @param runId the run whose embedding it is; empty for the input
 * @param probe what the representation is called
 * @param points one row per point of the dataset, in its order
 * @param decisions the class that the run's own last layer gives to each point; empty for the input
 * @param lastLayer the run's last layer where the representation is what it reads; else null
 */
record ProbeSubject(
    String datasetId,
    Dataset dataset,
    String runId,
    String probe,
    List<double[]> points,
    List<Integer> decisions,
    LastLayer lastLayer) {

  ProbeRow fit(SparkSession spark) {
    List<double[]> train = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int point : dataset.trainPoints()) {
      train.add(points.get(point));
      labels.add(dataset.label(point));
    }
    LinearRule rule = LogisticFit.fit(spark, train, labels, dataset.classes());
    boolean two = dataset.classes() == 2;
    return new ProbeRow(
        datasetId,
        runId,
        probe,
        points.get(0).length,
        accuracy(rule, false),
        accuracy(rule, true),
        two ? rule.weights().get(1) : rule.weights().stream().flatMap(List::stream).toList(),
        two ? rule.intercepts().subList(1, 2) : rule.intercepts(),
        decisions.isEmpty() ? null : agreement(rule),
        two && lastLayer != null ? LinearRule.angle(rule, rule(lastLayer)) : null);
  }

  private double accuracy(LinearRule rule, boolean heldOut) {
    int count = 0;
    int right = 0;
    for (int point = 0; point < dataset.size(); point++) {
      if (dataset.heldOut(point) == heldOut) {
        count++;
        right += rule.classify(points.get(point)) == dataset.label(point) ? 1 : 0;
      }
    }
    return count == 0 ? Double.NaN : (double) right / count;
  }

  private double agreement(LinearRule rule) {
    int same = 0;
    for (int point = 0; point < points.size(); point++) {
      same += rule.classify(points.get(point)) == decisions.get(point) ? 1 : 0;
    }
    return (double) same / points.size();
  }

  private static LinearRule rule(LastLayer layer) {
    List<List<Double>> weights = new ArrayList<>();
    List<Double> intercepts = new ArrayList<>();
    for (int c = 0; c < layer.classes(); c++) {
      double bias = layer.logit(c, 0, 0);
      weights.add(List.of(layer.logit(c, 1, 0) - bias, layer.logit(c, 0, 1) - bias));
      intercepts.add(bias);
    }
    return new LinearRule(weights, intercepts);
  }
}
