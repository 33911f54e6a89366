package org.uncoil.network.choice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.uncoil.network.TrainingEngine;
import org.uncoil.network.batched.BatchedEngine;
import org.uncoil.network.device.Nd4jRuntime;
import org.uncoil.network.dl4j.Dl4jEngine;
import org.uncoil.network.lanes.LanesEngine;
import org.uncoil.network.vector.VectorEngine;
import org.uncoil.study.Engine;
import org.uncoil.study.NetworkSpec;

/** The engines of one thread, each made when it is first needed. */
public final class Engines {
  /**
   * What {@link Engine#AUTO} tries on the CPU, the fastest first; the last takes everything. {@link
   * Engine#LANES} is not among them: it needs many networks of one shape at once, which a
   * specification does not say, and takes as long for one as for sixteen.
   */
  private static final List<Engine> ON_CPU = List.of(Engine.VECTOR, Engine.DL4J);

  /** And where ND4J has a GPU, which many networks at once keep busy. */
  private static final List<Engine> ON_GPU = List.of(Engine.BATCHED, Engine.VECTOR, Engine.DL4J);

  private final BooleanSupplier gpu;
  private final Map<Engine, TrainingEngine> made = new EnumMap<>(Engine.class);

  /** Engines on what this node has. */
  public Engines() {
    this(Nd4jRuntime::onGpu);
  }

  /**
   * Engines on a node that has a GPU or has none.
   *
   * @param gpu asked only where the choice depends on it
   */
  Engines(BooleanSupplier gpu) {
    this.gpu = gpu;
  }

  /**
   * The engine that trains a network.
   *
   * @throws IllegalArgumentException where the one that was asked for cannot; see {@link #refusals}
   */
  public TrainingEngine of(Engine asked, NetworkSpec network) {
    if (asked != Engine.AUTO) {
      TrainingEngine engine = get(asked);
      engine
          .refusal(network)
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(refusal(asked, network, reason));
              });
      return engine;
    }
    return (gpu.getAsBoolean() ? ON_GPU : ON_CPU)
        .stream()
            .map(this::get)
            .filter(engine -> engine.refusal(network).isEmpty())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no engine takes " + network));
  }

  /** One sentence per network that the engine which was asked for cannot train. */
  public List<String> refusals(Engine asked, List<NetworkSpec> networks) {
    List<String> refusals = new ArrayList<>();
    if (asked != Engine.AUTO) {
      for (NetworkSpec network : networks) {
        Optional<String> reason = get(asked).refusal(network);
        reason.ifPresent(why -> refusals.add(refusal(asked, network, why)));
      }
    }
    return refusals;
  }

  private static String refusal(Engine asked, NetworkSpec network, String reason) {
    return "engine = %s cannot train \"%s\": %s; use auto or another engine"
        .formatted(asked.name().toLowerCase(Locale.ROOT), network.name(), reason);
  }

  private TrainingEngine get(Engine engine) {
    return made.computeIfAbsent(engine, Engines::make);
  }

  private static TrainingEngine make(Engine engine) {
    return switch (engine) {
      case DL4J -> new Dl4jEngine();
      case VECTOR -> new VectorEngine();
      case LANES -> new LanesEngine();
      case BATCHED -> new BatchedEngine();
      case AUTO -> throw new IllegalStateException("auto is no engine of its own");
    };
  }
}
