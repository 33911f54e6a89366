/**
 * Films of several runs in step: what a frame of each is drawn by, and where. Start reading at
 * {@link org.uncoil.render.group.GroupLayouts}.
 */
package org.uncoil.render.group;
