package org.uncoil.pipeline.gallery.page;

import com.typesafe.config.ConfigFactory;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.dataset.Mode;
import org.uncoil.dataset.PointFile;
import org.uncoil.dataset.Scaling;
import org.uncoil.gallery.Fact;
import org.uncoil.pipeline.compare.RunSettings;
import org.uncoil.setting.Setting;
import org.uncoil.study.Canonical;
import org.uncoil.text.Figures;

/** A dataset's settings as a page shows them. */
final class DatasetSettings {
  private DatasetSettings() {}

  static List<Fact> of(DatasetSpec dataset) {
    List<Fact> facts = new ArrayList<>();
    if (dataset.source() instanceof Record source) {
      facts.add(new Fact("Source", Canonical.kind(source).replace('-', ' ')));
      for (RecordComponent component : source.getClass().getRecordComponents()) {
        String value = value(component, source);
        if (!value.isEmpty()) {
          facts.add(new Fact(words(component), value));
        }
      }
    }
    if (dataset.scaling() != Scaling.NONE) {
      facts.add(new Fact("Scaling", RunSettings.level(dataset.scaling())));
    }
    facts.add(new Fact("Test share", Figures.percent(dataset.testShare())));
    if (dataset.mode() instanceof Mode.DataParallel) {
      facts.add(new Fact("Training", "data-parallel, " + dataset.mode().shards() + " shards"));
    }
    return facts;
  }

  private static String words(RecordComponent component) {
    String words = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String value(RecordComponent component, Record source) {
    Object value;
    try {
      value = component.getAccessor().invoke(source);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
    if (value == null) {
      return "";
    }
    if (source instanceof PointFile && component.getName().equals("path")) {
      // where a file lies is the machine's matter
      String path = value.toString();
      return path.substring(path.lastIndexOf('/') + 1);
    }
    if (source instanceof PointFile && isDefault(component, value)) {
      // how nearly every file is written
      return "";
    }
    return RunSettings.level(value).replaceAll("^\\[|\\]$", "").replace(",", ", ");
  }

  private static boolean isDefault(RecordComponent component, Object value) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null || setting.or().isEmpty()) {
      return false;
    }
    Object usual = ConfigFactory.parseString("value = " + setting.or()).getAnyRef("value");
    return RunSettings.level(usual).equals(RunSettings.level(value));
  }
}
