package org.uncoil.dataset;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A source that makes its points up. All trigonometry is {@link StrictMath}'s, so that the points
 * are the same to the last bit on every machine.
 */
public sealed interface Generator extends Source
    permits Annulus,
        Blobs,
        Checkerboard,
        Circles,
        Classification,
        ConvnetSpiral,
        FilmSpiral,
        GaussianQuantiles,
        Heart,
        LinkedTori,
        Moons,
        NestedSpheres,
        NineDiscs,
        PlaygroundCircle,
        PlaygroundGauss,
        PlaygroundSpiral,
        PlaygroundXor,
        RandomLabels,
        Rings,
        SCurve,
        Spiral,
        SwissRoll {
  /** Makes the points; the same stream gives the same points. */
  PointSet generate(UniformRandomProvider random);
}
