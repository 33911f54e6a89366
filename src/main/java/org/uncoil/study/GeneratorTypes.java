package org.uncoil.study;

import java.util.List;
import org.uncoil.dataset.Generator;
import org.uncoil.dataset.generator.Annulus;
import org.uncoil.dataset.generator.Checkerboard;
import org.uncoil.dataset.generator.ConvnetSpiral;
import org.uncoil.dataset.generator.FilmSpiral;
import org.uncoil.dataset.generator.Heart;
import org.uncoil.dataset.generator.LinkedTori;
import org.uncoil.dataset.generator.NestedSpheres;
import org.uncoil.dataset.generator.NineDiscs;
import org.uncoil.dataset.generator.RandomLabels;
import org.uncoil.dataset.generator.Rings;
import org.uncoil.dataset.generator.Spiral;
import org.uncoil.dataset.generator.playground.PlaygroundCircle;
import org.uncoil.dataset.generator.playground.PlaygroundGauss;
import org.uncoil.dataset.generator.playground.PlaygroundSpiral;
import org.uncoil.dataset.generator.playground.PlaygroundXor;
import org.uncoil.dataset.generator.sklearn.Blobs;
import org.uncoil.dataset.generator.sklearn.Circles;
import org.uncoil.dataset.generator.sklearn.Classification;
import org.uncoil.dataset.generator.sklearn.GaussianQuantiles;
import org.uncoil.dataset.generator.sklearn.Moons;
import org.uncoil.dataset.generator.sklearn.SCurve;
import org.uncoil.dataset.generator.sklearn.SwissRoll;

/**
 * The generators that a study can name. A sealed interface could list them only if all were in its
 * own package.
 */
public final class GeneratorTypes {
  public static final List<Class<? extends Generator>> ALL =
      List.of(
          Annulus.class,
          Blobs.class,
          Checkerboard.class,
          Circles.class,
          Classification.class,
          ConvnetSpiral.class,
          FilmSpiral.class,
          GaussianQuantiles.class,
          Heart.class,
          LinkedTori.class,
          Moons.class,
          NestedSpheres.class,
          NineDiscs.class,
          PlaygroundCircle.class,
          PlaygroundGauss.class,
          PlaygroundSpiral.class,
          PlaygroundXor.class,
          RandomLabels.class,
          Rings.class,
          SCurve.class,
          Spiral.class,
          SwissRoll.class);

  private GeneratorTypes() {}
}
