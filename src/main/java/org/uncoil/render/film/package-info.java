/**
 * What a film shows, before anything is drawn: the subject that stays, and a frame per epoch, one
 * at a time.
 */
package org.uncoil.render.film;
