package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/** A name and its value, as "optimizer: adam". The value may be empty, the name may not. */
public record Fact(String name, String value) implements Serializable {
  public Fact {
    new Checks().text("name", name).present("value of " + name, value).done();
  }
}
