package org.uncoil.render.plot;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.uncoil.render.style.AxisNumbers;
import org.uncoil.render.style.Text;
import org.uncoil.render.style.Theme;
import org.uncoil.render.style.Typeface;

/** Axes without lines and marks: a few labels and a name. */
public final class Axes {
  private Axes() {}

  /** An axis of fixed limits with about so many labelled values. */
  public static NumberAxis linear(Theme theme, double low, double high, double parts) {
    double step = AxisNumbers.step(high - low, parts);
    NumberAxis axis = new NumberAxis();
    axis.setAutoRange(false);
    axis.setRange(low, high);
    axis.setTickUnit(new NumberTickUnit(step, new Unsigned(AxisNumbers.axis(low, high, step))));
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setTickLabelFont(Typeface.regular(10.5));
    axis.setTickLabelPaint(theme.muted());
    axis.setLabelFont(Typeface.regular(11));
    axis.setLabelPaint(theme.muted());
    return axis;
  }

  /** The same with a name, cut to so many pixels. */
  public static NumberAxis named(
      Theme theme, double low, double high, double parts, String name, double room) {
    NumberAxis axis = linear(theme, low, high, parts);
    axis.setLabel(Text.fit(name, axis.getLabelFont(), room));
    return axis;
  }

  /** An axis that only scales. */
  public static NumberAxis hidden(Theme theme, double low, double high) {
    NumberAxis axis = linear(theme, low, high, 2);
    axis.setVisible(false);
    return axis;
  }

  /** The values that an axis labels. */
  public static double[] labelled(NumberAxis axis) {
    double step = axis.getTickUnit().getSize();
    long first = (long) Math.ceil(axis.getLowerBound() / step);
    long last = (long) Math.floor(axis.getUpperBound() / step);
    double[] values = new double[(int) (last - first + 1)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (first + i) * step;
    }
    return values;
  }

  /** Writes −0, and 0 in every format, as 0. */
  private static final class Unsigned extends NumberFormat {
    private final NumberFormat format;

    private Unsigned(NumberFormat format) {
      this.format = format;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
      return number == 0 ? to.append('0') : format.format(number, to, position);
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
      return format.format(number, to, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
      return format.parse(source, position);
    }
  }
}
