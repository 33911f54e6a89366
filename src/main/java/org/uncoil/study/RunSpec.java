package org.uncoil.study;

import org.uncoil.dataset.DatasetSpec;

/**
 * One run: a network to be trained on a dataset.
 *
 * @param replicate one of the study's seeds
 */
public record RunSpec(DatasetSpec dataset, NetworkSpec network, long replicate) {}
