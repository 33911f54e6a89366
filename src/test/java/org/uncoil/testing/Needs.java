package org.uncoil.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips tests on a machine without what they need. Under {@code CI=true} nothing is skipped: a test
 * that cannot run there fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
  /** What the tests need. */
  Requirement value();

  /** Decides for each class or method with the annotation. */
  final class Condition implements ExecutionCondition {
    private static final boolean INTEGRATION = "true".equals(System.getenv("CI"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
          .map(needs -> of(needs.value(), needs.value().isMet(), INTEGRATION))
          .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
    }

    /** Disabled where it is missing; under continuous integration an error instead. */
    static ConditionEvaluationResult of(Requirement requirement, boolean met, boolean integration) {
      if (met) {
        return ConditionEvaluationResult.enabled(requirement + " is there");
      }
      if (integration) {
        throw new IllegalStateException("CI=true, and this test " + requirement.reason());
      }
      return ConditionEvaluationResult.disabled(requirement.reason());
    }
  }
}
