package org.uncoil.study;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.uncoil.dataset.ClassNames;
import org.uncoil.dataset.Csv;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.Scaling;
import org.uncoil.dataset.Source;
import org.uncoil.dataset.generator.FilmSpiral;
import org.uncoil.dataset.generator.Spiral;
import org.uncoil.dataset.generator.sklearn.Circles;
import org.uncoil.dataset.generator.sklearn.Moons;

/** Random specifications, all of them valid. */
final class Specs {
  private Specs() {}

  static Arbitrary<NetworkSpec> networks() {
    Arbitrary<Layers> layers =
        Arbitraries.integers()
            .between(1, 10_000)
            .list()
            .ofMaxSize(4)
            .flatMap(
                hidden ->
                    Arbitraries.of(Activation.class)
                        .list()
                        .ofSize(hidden.size() + 1)
                        .map(activation -> new Layers(hidden, activation)));
    Arbitrary<Rates> rates =
        Combinators.combine(positive(), notNegative(), notNegative(), fraction()).as(Rates::new);
    return Combinators.combine(
            texts(),
            layers,
            Arbitraries.of(Initialisation.class),
            optimizers(),
            rates,
            schedules(),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.integers().between(1, 1_000_000_000))
        .as(
            (name, shape, initialisation, optimizer, rate, schedule, batch, epochs) ->
                new NetworkSpec(
                    name,
                    shape.hidden(),
                    shape.activation(),
                    initialisation,
                    1,
                    optimizer,
                    rate.learning(),
                    schedule,
                    batch,
                    epochs,
                    rate.l1(),
                    rate.l2(),
                    rate.dropout()));
  }

  private record Layers(List<Integer> hidden, List<Activation> activation) {}

  private record Rates(double learning, double l1, double l2, double dropout) {}

  static Arbitrary<DatasetSpec> datasets() {
    return Combinators.combine(
            texts(),
            sources(),
            Arbitraries.of(Scaling.class),
            Arbitraries.doubles().between(0, 0.9),
            Arbitraries.integers().greaterOrEqual(0))
        .as(DatasetSpec::new);
  }

  private record Text(String decimal, String encoding, ClassNames classNames) {}

  private static Arbitrary<Source> sources() {
    Arbitrary<Integer> points = Arbitraries.integers().between(200, 1_000_000);
    Arbitrary<Source> csv =
        Combinators.combine(
                texts(),
                texts(),
                Arbitraries.strings().ofMaxLength(5).filter(Specs::isUnicode).list().ofMaxSize(3),
                Arbitraries.of(true, false),
                Arbitraries.of(",", ";", "tab", "\t", "|", " "),
                Arbitraries.of("\"", "'", "\\"),
                Combinators.combine(
                        Arbitraries.of(".", ","),
                        Arbitraries.of("UTF-8", "ISO-8859-1"),
                        Arbitraries.of(ClassNames.class))
                    .as(Text::new),
                Arbitraries.of(PointFile.BadRows.class))
            .as(
                (path, label, features, header, separator, quote, text, bad) ->
                    new Csv(
                        path,
                        label,
                        features,
                        header,
                        separator,
                        quote,
                        text.decimal,
                        text.encoding,
                        features,
                        text.classNames,
                        bad));
    return Arbitraries.oneOf(
        Combinators.combine(points, notNegative()).as(Moons::new),
        Combinators.combine(
                points, Arbitraries.doubles().between(0.001, 0.999).ofScale(3), notNegative())
            .as(Circles::new),
        Combinators.combine(points, notNegative()).as(FilmSpiral::new),
        Combinators.combine(
                points, Arbitraries.integers().between(2, 100), positive(), notNegative())
            .as(Spiral::new),
        csv);
  }

  private static Arbitrary<Optimizer> optimizers() {
    Arbitrary<Optimizer.Convention> conventions = Arbitraries.of(Optimizer.Convention.class);
    return Arbitraries.oneOf(
        Arbitraries.just(new Optimizer.Sgd()),
        Combinators.combine(fraction(), conventions).as(Optimizer.Momentum::new),
        Combinators.combine(fraction(), conventions).as(Optimizer.Nesterov::new),
        Combinators.combine(positive(), conventions).as(Optimizer.Adagrad::new),
        Combinators.combine(fraction(), positive(), conventions).as(Optimizer.Rmsprop::new),
        Combinators.combine(fraction(), positive(), conventions).as(Optimizer.Adadelta::new),
        Combinators.combine(fraction(), fraction(), positive(), conventions)
            .as(Optimizer.Adam::new),
        Combinators.combine(fraction(), fraction(), positive(), conventions)
            .as(Optimizer.Amsgrad::new),
        Combinators.combine(fraction(), fraction(), positive(), notNegative(), conventions)
            .as(Optimizer.Adamw::new));
  }

  private static Arbitrary<Schedule> schedules() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Schedule.Constant()),
        Combinators.combine(Arbitraries.integers().greaterOrEqual(1), positive().map(Specs::share))
            .as(Schedule.Step::new),
        positive().map(Specs::share).map(Schedule.Exponential::new),
        fraction().map(Schedule.Cosine::new));
  }

  private static double share(double positive) {
    return Math.min(1, positive);
  }

  /** Names and paths: anything but blank, with quotes, line ends and what else there is. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(Specs::isUnicode),
            Arbitraries.of("2–100–2–2", "a\"b\\c", "#1 // no comment", "${x}", "null", "7", "true"))
        .filter(text -> !text.isBlank());
  }

  /** Half of a surrogate pair is no text that a study file could hold. */
  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  // by their bits, so that all magnitudes come, subnormal numbers included
  private static Arbitrary<Double> positive() {
    return Arbitraries.longs()
        .between(1, Double.doubleToLongBits(Double.MAX_VALUE))
        .map(Double::longBitsToDouble);
  }

  private static Arbitrary<Double> notNegative() {
    return Arbitraries.oneOf(Arbitraries.just(0.0), positive());
  }

  private static Arbitrary<Double> fraction() {
    return Arbitraries.longs()
        .between(0, Double.doubleToLongBits(Math.nextDown(1.0)))
        .map(Double::longBitsToDouble);
  }
}
