package org.uncoil.gallery.wall;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;

/** Escapes what could end a script or begin markup. */
final class NoMarkup extends CharacterEscapes {
  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    for (char sign : new char[] {'<', '>', '&'}) {
      codes[sign] = CharacterEscapes.ESCAPE_STANDARD;
    }
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int character) {
    return null;
  }
}
