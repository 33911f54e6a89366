package org.uncoil.study;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;

/** What is kept of each run. Loss and accuracy are kept of every recorded epoch in any case. */
public record RecordSpec(
    @Setting(
            value =
                "record every so many epochs, ≥ 1; epoch 0 (before training) and the last epoch are always recorded",
            or = "1")
        @Alias("every")
        int everyNEpochs,
    @Setting(
            value =
                "embeddings to record: those of the bottleneck before its activation (pre-activation) and after it (post-activation); films need post-activation",
            or = "[pre-activation, post-activation]")
        List<Embedding> embeddings,
    @Setting(value = "whether to record all weights and biases; films need them", or = "true")
        boolean parameters,
    @Setting(value = "whether to write each trained network to a file for DL4J", or = "false")
        boolean model)
    implements Serializable {

  /** Which of the bottleneck's two tensors. */
  public enum Embedding {
    /** What the bottleneck's units sum up. */
    @Alias("before")
    PRE_ACTIVATION,
    /** What its activation makes of that: what the last layer reads. */
    @Alias("after")
    POST_ACTIVATION
  }

  public RecordSpec {
    Checks checks = new Checks();
    checks.that(everyNEpochs >= 1, "every-n-epochs", everyNEpochs, "must be at least 1 epoch");
    // one order for the same rows, so that they have one identity
    embeddings = embeddings.stream().distinct().sorted().toList();
    checks.done();
  }

  /** Every epoch, with everything that pages and films are made of. */
  public RecordSpec ofEverything() {
    return new RecordSpec(1, List.of(Embedding.values()), true, model);
  }

  /** Whether films can be made of what is recorded. */
  public boolean filmable() {
    return parameters && embeddings.contains(Embedding.POST_ACTIVATION);
  }
}
