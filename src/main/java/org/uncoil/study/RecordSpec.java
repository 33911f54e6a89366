package org.uncoil.study;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** What is kept of each run. Loss and accuracy are kept of every recorded epoch in any case. */
public record RecordSpec(
    @Setting(
            value =
                "record every so many epochs, ≥ 1; epoch 0 (before training) and the last epoch are always recorded",
            or = "1")
        int every,
    @Setting(
            value =
                "embeddings to record: before and after the bottleneck's activation; films need after",
            or = "[before, after]")
        List<Embedding> embeddings,
    @Setting(value = "whether to record all weights and biases; films need them", or = "true")
        boolean parameters,
    @Setting(value = "whether to write each trained network to a file for DL4J", or = "false")
        boolean model)
    implements Serializable {

  /** Which of the bottleneck's two tensors. */
  public enum Embedding {
    /** What the bottleneck's units sum up. */
    BEFORE,
    /** What its activation makes of that: what the last layer reads. */
    AFTER
  }

  public RecordSpec {
    Checks checks = new Checks();
    checks.that(every >= 1, "every", every, "must be at least 1 epoch");
    // one order for the same rows, so that they have one identity
    embeddings = embeddings.stream().distinct().sorted().toList();
    checks.done();
  }

  /** Whether films can be made of what is recorded. */
  public boolean filmable() {
    return parameters && embeddings.contains(Embedding.AFTER);
  }
}
