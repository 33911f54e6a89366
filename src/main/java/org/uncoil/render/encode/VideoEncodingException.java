package org.uncoil.render.encode;

import java.io.IOException;

/** A video library refused something: says which step failed, on which file, and its own words. */
public final class VideoEncodingException extends IOException {
  VideoEncodingException(String message) {
    super(message);
  }
}
