package org.uncoil.dataset.generator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.simple.RandomSource;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.PointSet;
import org.uncoil.setting.Setting;
import org.uncoil.study.GeneratorTypes;

/** Makes generators and their points for tests. */
public final class Generators {
  private Generators() {}

  public static PointSet points(Generator generator, long seed) {
    return generator.generate(RandomSource.XO_SHI_RO_256_PP.create(seed));
  }

  /** Every generator there is, as its settings' defaults make it. */
  static Stream<Generator> defaults() {
    return GeneratorTypes.ALL.stream().map(type -> of(type, Map.of()));
  }

  /** A generator whose settings have their defaults, but for those named. */
  static Generator of(Class<? extends Generator> type, Map<String, Object> others) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      Object other = others.get(components[i].getName());
      types[i] = components[i].getType();
      values[i] = other == null ? byDefault(components[i]) : other;
    }
    try {
      Constructor<? extends Generator> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " with " + Arrays.toString(values), e);
    }
  }

  private static Object byDefault(RecordComponent component) {
    Config config = ConfigFactory.parseString("v = " + component.getAnnotation(Setting.class).or());
    if (component.getType() == int.class) {
      return config.getInt("v");
    }
    return config.getDouble("v");
  }

  /** The coordinates of a point. */
  public static double[] at(PointSet points, int point) {
    return IntStream.range(0, points.dimensions())
        .mapToDouble(d -> points.coordinate(point, d))
        .toArray();
  }

  /** Distance of a point from the origin. */
  public static double radius(PointSet points, int point) {
    return Math.sqrt(DoubleStream.of(at(points, point)).map(x -> x * x).sum());
  }

  /** All coordinates and labels, so that two sets compare; −0 counts as 0. */
  public static List<List<Double>> all(PointSet points) {
    return IntStream.range(0, points.size())
        .mapToObj(
            p ->
                Stream.concat(
                        DoubleStream.of(at(points, p)).map(x -> x + 0.0).boxed(),
                        Stream.of((double) points.label(p)))
                    .toList())
        .toList();
  }

  public static int[] members(PointSet points, int label) {
    return IntStream.range(0, points.size()).filter(p -> points.label(p) == label).toArray();
  }

  public static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  /** The population's, divided by n. */
  public static double variance(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }
}
