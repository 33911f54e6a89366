package org.uncoil.render;

/**
 * What was rendered.
 *
 * @param frames number of frames
 * @param width,height of each, in pixels
 * @param framesPerSecond at which the film plays: frame k shows at {@code (k + 0.5) /
 *     framesPerSecond} seconds
 */
public record RenderedFilm(int frames, int width, int height, int framesPerSecond) {}
