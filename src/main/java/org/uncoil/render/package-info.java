/**
 * Films of training: from a {@link org.uncoil.render.film.FilmScript} to WebM and PNG, drawn with
 * JFreeChart. Start reading at {@link org.uncoil.render.FilmRenderer}.
 */
package org.uncoil.render;
