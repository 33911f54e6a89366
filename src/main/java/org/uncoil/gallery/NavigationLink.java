package org.uncoil.gallery;

import java.io.Serializable;
import org.uncoil.setting.Checks;

/**
 * A way from the start page into the gallery.
 *
 * @param label what is there, in a word or two
 * @param about more of it in a phrase; may be empty
 * @param href where it leads: a path from the gallery's root, with or without a fragment
 */
public record NavigationLink(String label, String about, String href) implements Serializable {
  public NavigationLink {
    Checks checks = new Checks().text("label", label).present("about", about).text("href", href);
    int fragment = href.indexOf('#');
    if (fragment != 0) {
      checks.path("href", fragment < 0 ? href : href.substring(0, fragment));
    }
    checks.done();
  }
}
