package org.uncoil.gallery.map;

import java.io.Serializable;
import java.util.List;
import org.uncoil.setting.Checks;

/**
 * The colours of one kind of cells, by their convergence measure.
 *
 * @param colours as {@code #rrggbb}
 * @param bounds of each colour the greatest measure that has it, ascending; what is greater than
 *     the last has the last colour
 */
public record MeasureColours(List<String> colours, List<Double> bounds) implements Serializable {
  public MeasureColours {
    colours = List.copyOf(colours);
    bounds = List.copyOf(bounds);
    new Checks()
        .that(!colours.isEmpty(), "colours", colours, "must have at least one")
        .that(
            colours.stream().allMatch(colour -> colour.matches("#[0-9a-fA-F]{6}")),
            "colours",
            colours,
            "must be written as #rrggbb")
        .that(bounds.size() == colours.size(), "bounds", bounds, "must be one for each colour")
        .that(
            bounds.stream().sorted().toList().equals(bounds), "bounds", bounds, "must be ascending")
        .done();
  }
}
