/** Pictures into files: WebM by FFmpeg's libraries, and PNG. */
package org.uncoil.render.encode;
