package org.uncoil.pipeline.monitor;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Reads a sequence that a method of Spark returns, in a way that links with every Scala. A call
 * compiled as usual names the return type: {@code scala.collection.Seq} in Spark 3.5 (Scala 2.12),
 * {@code scala.collection.immutable.Seq} in Spark 4 (Scala 2.13). Called by its name alone, the
 * method is found in both.
 */
final class ScalaSequences {
  private ScalaSequences() {}

  /**
   * What a method without parameters returns, as a list.
   *
   * @param target an object of a public class of Spark or Scala
   * @param method the name of a public method of it that returns a Scala sequence
   * @throws IllegalStateException if this Spark has no such method
   */
  static List<Object> list(Object target, String method) {
    List<Object> items = new ArrayList<>();
    Iterator<?> iterator = call(target, method).iterator();
    while (iterator.hasNext()) {
      items.add(iterator.next());
    }
    return items;
  }

  private static Iterable<?> call(Object target, String method) {
    try {
      return (Iterable<?>) target.getClass().getMethod(method).invoke(target);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(
          "this Spark's %s has no %s".formatted(target.getClass().getName(), method), e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
