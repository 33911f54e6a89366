package org.uncoil.testing;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property test the same seed in each build, so that a build fails because of a change
 * and not by chance. The profile {@code explore} draws new seeds; jqwik reports the seed of a
 * property that fails, which {@code @Property(seed = "…")} then repeats.
 */
public final class FixedSeeds implements AroundPropertyHook {
  /** The system property that asks for new seeds. */
  static final String EXPLORE = "uncoil.explore";

  /** A seed that depends on the test's name only, and differs between tests. */
  static String of(Method property) {
    String name = property.getDeclaringClass().getName() + "#" + property.getName();
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    return Long.toString(checksum.getValue());
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    if (!Boolean.getBoolean(EXPLORE) && context.attributes().seed().isEmpty()) {
      context.attributes().setSeed(of(context.targetMethod()));
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
