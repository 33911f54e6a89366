package org.uncoil.dataset;

import java.io.Serializable;

/** Where a dataset's points come from. */
public sealed interface Source extends Serializable permits Generator, PointFile {}
