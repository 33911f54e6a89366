package org.uncoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.Test;

class FixedSeedsTest {
  /** Runs within the hook of all properties, and sees what it did. */
  static final class SeedIsOfTheName implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      Optional<String> seed =
          Boolean.getBoolean(FixedSeeds.EXPLORE)
              ? Optional.empty()
              : Optional.of(FixedSeeds.of(context.targetMethod()));
      assertThat(context.attributes().seed()).isEqualTo(seed);
      return property.execute();
    }
  }

  /** Sees that a seed that the test itself names is kept. */
  static final class SeedIsSeven implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      assertThat(context.attributes().seed()).contains("7");
      return property.execute();
    }
  }

  @Property(tries = 1)
  @AddLifecycleHook(SeedIsOfTheName.class)
  void aPropertyHasTheSeedOfItsName() {
    // its hook looks
  }

  @Property(tries = 1, seed = "7")
  @AddLifecycleHook(SeedIsSeven.class)
  void aSeedOfItsOwnIsKept() {
    // its hook looks
  }

  @Test
  void everyPropertyHasAnotherSeed() {
    List<String> seeds = new ArrayList<>();
    for (Method method : getClass().getDeclaredMethods()) {
      seeds.add(FixedSeeds.of(method));
    }
    assertThat(seeds).doesNotHaveDuplicates();
  }
}
