package org.uncoil.render;

/**
 * What was rendered.
 *
 * @param frames number of pictures
 * @param width,height of each, in pixels
 * @param framesPerSecond at which the film plays: picture k shows at {@code (k + 0.5) /
 *     framesPerSecond} seconds
 * @param bytes size of the WebM file
 */
public record Film(int frames, int width, int height, int framesPerSecond, long bytes) {}
