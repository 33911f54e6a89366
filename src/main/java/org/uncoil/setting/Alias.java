package org.uncoil.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Earlier names of a setting or of one of its values. Study files that use them still work, and
 * identities are digests of the oldest name, so that a new name does not make a new run.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Alias {
  /** The earlier names as study files write them, oldest first. */
  String[] value();
}
