package org.uncoil.gallery;

import java.io.Serializable;

/** A name and its value, as "optimizer: adam". The value may be empty, the name may not. */
public record Fact(String name, String value) implements Serializable {
  public Fact {
    Require.text("name", name);
    Require.present("value of " + name, value);
  }
}
