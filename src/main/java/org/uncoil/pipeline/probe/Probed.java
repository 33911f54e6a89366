package org.uncoil.pipeline.probe;

import org.uncoil.probe.FeatureMap;

/** What a logistic regression is given, in the order in which a reader follows the story. */
public enum Probed {
  RAW(FeatureMap.RAW.label(), "raw input"),
  SQUARES(FeatureMap.SQUARES.label(), "with x², y²"),
  PRODUCT(FeatureMap.PRODUCT.label(), "with xy"),
  RADIUS(FeatureMap.RADIUS.label(), "with x² + y²"),
  SINE(FeatureMap.SINE.label(), "with sin x, sin y"),
  BEFORE("before", "embedding before the activation");

  private final String label;
  private final String heading;

  Probed(String label, String heading) {
    this.label = label;
    this.heading = heading;
  }

  /** What the table of probes calls it. */
  public String label() {
    return label;
  }

  /** What a page calls it. */
  public String heading() {
    return heading;
  }
}
