package org.uncoil.statistics.survival;

/**
 * What a survival curve is from one time on, until the next step.
 *
 * @param time at which something happened
 * @param atRisk to how many it could have happened: not yet ended, nor censored before
 * @param events to how many it did
 * @param survival share to whom it has not happened by then
 * @param standardError of that share (Greenwood)
 * @param low of its log-log interval; NaN where the share is 0
 * @param high likewise
 */
public record SurvivalStep(
    double time,
    int atRisk,
    int events,
    double survival,
    double standardError,
    double low,
    double high) {}
