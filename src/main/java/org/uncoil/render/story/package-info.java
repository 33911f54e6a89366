/**
 * One run's final network explained step by step, in the order of the film that the project is
 * about. Start reading at {@link org.uncoil.render.story.WalkThrough}.
 */
package org.uncoil.render.story;
