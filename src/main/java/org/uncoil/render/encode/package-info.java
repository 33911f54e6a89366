/**
 * Pictures into files: WebM, MP4 and GIF by FFmpeg's libraries, PNG, and SVG. Start reading at
 * {@link org.uncoil.render.encode.FilmFormat}.
 */
package org.uncoil.render.encode;
