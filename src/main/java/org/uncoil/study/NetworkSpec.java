package org.uncoil.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uncoil.setting.Alias;
import org.uncoil.setting.Checks;
import org.uncoil.setting.Setting;
import org.uncoil.setting.SettingException;

/**
 * A bottleneck network and how it is trained: input → hidden layers → a layer of two units (the
 * bottleneck) → output, dense throughout, softmax and cross-entropy at the end.
 *
 * <p>{@code activation} holds one function per hidden layer and one for the bottleneck; where the
 * study file gives a single one, it stands for all.
 */
public record NetworkSpec(
    @Setting("name in the results") String name,
    @Setting(value = "widths of the hidden layers before the bottleneck, each ≥ 1", or = "[100]")
        List<Integer> hidden,
    @Setting(
            value =
                "activation of every hidden layer and of the bottleneck: one for all, or a list with one per layer",
            or = "relu")
        List<Activation> activation,
    @Setting(value = "initialisation of the weights", or = "xavier") Initialisation initialisation,
    @Setting(value = "factor on the initial weights, > 0", or = "1", later = true)
        double initialScale,
    @Setting(value = "the optimizer", or = "adam") @Alias("updater") Optimizer optimizer,
    @Setting(value = "learning rate, > 0", or = "0.01") double learningRate,
    @Setting(value = "learning rate schedule", or = "constant") Schedule schedule,
    @Setting(value = "batch size: points per update; 0 means all points (full batch)", or = "0")
        int batchSize,
    @Setting(value = "epochs: passes over the training points, 1 to 1000000000", or = "300")
        int epochs,
    @Setting(value = "L1 regularisation: factor of the sum of |w|, ≥ 0 (without biases)", or = "0")
        double l1,
    @Setting(
            value = "L2 regularisation: factor of half the sum of w², ≥ 0 (without biases)",
            or = "0")
        double l2,
    @Setting(value = "dropout: share of hidden units dropped at each update, in [0, 1)", or = "0")
        double dropout)
    implements Serializable {

  /** Units of the bottleneck: two, so that it can be drawn. */
  public static final int BOTTLENECK = 2;

  /** So many that the number of a further epoch is still a number. */
  private static final int MOST_EPOCHS = 1_000_000_000;

  public NetworkSpec {
    Checks checks = new Checks();
    checks.text("name", name);
    hidden = List.copyOf(hidden);
    checks.that(
        hidden.stream().allMatch(width -> width >= 1),
        "hidden",
        hidden,
        "every width must be at least 1");
    checks
        .given("hidden")
        .that(
            weights(widths(1, hidden, 1)) <= Integer.MAX_VALUE,
            "hidden",
            hidden,
            "must make at most "
                + Integer.MAX_VALUE
                + " weights and biases, which is what an array holds");
    int layers = hidden.size() + 1;
    if (activation.size() == 1) {
      activation = Collections.nCopies(layers, activation.get(0));
    }
    activation = List.copyOf(activation);
    checks
        .given("hidden")
        .that(
            activation.size() == layers,
            "activation",
            activation,
            "give one, or " + layers + " (one per hidden layer and one for the bottleneck)");
    checks.positive("initial-scale", initialScale);
    checks.positive("learning-rate", learningRate);
    checks.that(batchSize >= 0, "batch-size", batchSize, "must be 0 (all points) or more");
    checks.that(epochs >= 1, "epochs", epochs, "must be at least 1");
    checks.that(epochs <= MOST_EPOCHS, "epochs", epochs, "must be at most " + MOST_EPOCHS);
    checks.notNegative("l1", l1);
    checks.notNegative("l2", l2);
    checks.that(dropout >= 0 && dropout < 1, "dropout", dropout, "must lie in [0, 1)");
    checks.done();
  }

  /**
   * The learning rate of a pass over the training points; 0 is the first. It is 1 where the
   * optimizer takes none, as AdaDelta in DL4J's convention.
   */
  public double learningRate(int pass) {
    if (optimizer instanceof Optimizer.Adadelta
        && optimizer.convention() == Optimizer.Convention.DL4J) {
      return 1;
    }
    return learningRate * schedule.factor(pass, epochs);
  }

  /** Whether an epoch is one to record, where every so many are: the first and the last always. */
  public boolean records(int epoch, int every) {
    return epoch % every == 0 || epoch == epochs;
  }

  /** Units per layer from the input to the output, as 2, 100, 2, 2. */
  public List<Integer> widths(int inputs, int outputs) {
    return widths(inputs, hidden, outputs);
  }

  private static List<Integer> widths(int inputs, List<Integer> hidden, int outputs) {
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(BOTTLENECK);
    widths.add(outputs);
    return List.copyOf(widths);
  }

  /**
   * Number of weights and biases between an input and an output of these sizes.
   *
   * @throws SettingException where no array could hold them
   */
  public int parameterCount(int inputs, int outputs) {
    List<Integer> widths = widths(inputs, outputs);
    long count = weights(widths);
    new Checks()
        .that(
            count <= Integer.MAX_VALUE,
            "hidden",
            hidden,
            String.format(
                Locale.ROOT,
                "has too many weights and biases for %d inputs and %d outputs",
                inputs,
                outputs))
        .done();
    return (int) count;
  }

  /** Counts until it is clear that an int cannot hold it, so that a long never overflows. */
  private static long weights(List<Integer> widths) {
    long count = 0;
    for (int i = 1; i < widths.size() && count <= Integer.MAX_VALUE; i++) {
      count += (widths.get(i - 1) + 1L) * widths.get(i);
    }
    return count;
  }

  /** The architecture as people write it, as 2–100–2–2. */
  public String architecture(int inputs, int outputs) {
    return widths(inputs, outputs).stream().map(String::valueOf).collect(Collectors.joining("–"));
  }

  /** The bottleneck's activation. */
  public Activation bottleneckActivation() {
    return activation.get(activation.size() - 1);
  }

  /** The activation where all layers share it, else all of them in order. */
  public String activationLabel() {
    return (activation.stream().distinct().count() == 1 ? activation.subList(0, 1) : activation)
        .stream().map(Activation::label).collect(Collectors.joining(", "));
  }
}
