package org.uncoil.gallery;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

/**
 * Where templates write to: every piece of text that a template prints is made visible first and
 * then escaped for the place it stands in, so that no template can forget either.
 */
public final class PageOutput extends OwaspHtmlTemplateOutput {
  public PageOutput(TemplateOutput output) {
    super(output);
  }

  @Override
  public void writeUserContent(String value) {
    super.writeUserContent(value == null ? null : VisibleText.of(value));
  }
}
