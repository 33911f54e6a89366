package org.uncoil.study;

/**
 * Identities: the first 16 hexadecimal characters of a digest. A run's covers everything that
 * decides its numbers and rows, so that a study that grows only trains what is new, and nothing
 * that was made otherwise is ever taken for it.
 */
public final class RunId {
  /** Length of an identity in characters. */
  public static final int LENGTH = 16;

  private RunId() {}

  /**
   * A run's identity.
   *
   * @param datasetId identity of the dataset, which covers its points
   */
  public static String of(StudySpec study, RunSpec run, String datasetId) {
    return shorten(
        Canonical.digest(
            "run", study.seed(), datasetId, run.network(), run.replicate(), study.record()));
  }

  /** A network's identity, which does not depend on its name. */
  public static String of(NetworkSpec network) {
    return shorten(Canonical.digest(network));
  }

  /** The identity that a digest stands for. */
  public static String shorten(String digest) {
    return digest.substring(0, LENGTH);
  }
}
