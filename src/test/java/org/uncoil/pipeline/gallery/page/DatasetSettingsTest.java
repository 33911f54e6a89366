package org.uncoil.pipeline.gallery.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uncoil.dataset.DatasetSpec;
import org.uncoil.study.file.StudyFile;

class DatasetSettingsTest {
  private static String settings(String source) {
    DatasetSpec dataset =
        StudyFile.parse(
                "s.conf",
                "study.name = s, networks = [{ name = n }], datasets = [{ name = d, source { %s } }]"
                    .formatted(source),
                false)
            .datasets()
            .get(0);
    return DatasetSettings.of(dataset).toString();
  }

  @Test
  void aFilesSettingsAreThoseThatTheStudyGives() {
    assertThat(settings("type = csv, path = \"/home/me/line.csv\", label = kind"))
        .contains("line.csv", "kind")
        .doesNotContain("/home", "NaN", "Separator", "UTF-8", "Bad row");
    assertThat(settings("type = csv, path = \"line.csv\", label = kind, separator = \";\""))
        .contains("name=Separator, value=;");
  }

  @Test
  void aGeneratorsSettingsAreAll() {
    assertThat(settings("type = moons, points = 20")).contains("Noise", "20");
  }
}
