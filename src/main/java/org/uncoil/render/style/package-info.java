/** How films look: colours, the font, and text that fits its place. */
package org.uncoil.render.style;
