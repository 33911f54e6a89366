package org.uncoil.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents a record component that a study file may set. The key in the file is the component's
 * name in kebab case ({@code learningRate} is {@code learning-rate}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** One line: what it means, its unit and its range. */
  String value();

  /** The default in HOCON; empty means that the study file must give it. */
  String or() default "";

  /**
   * Whether the setting came after results were kept: where it has its default it then counts for
   * no identity and no seed, so that a study without it keeps its numbers and its runs.
   */
  boolean later() default false;
}
