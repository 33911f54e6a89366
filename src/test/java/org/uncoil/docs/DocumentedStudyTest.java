package org.uncoil.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uncoil.dataset.Csv;
import org.uncoil.study.Activation;
import org.uncoil.study.StudySpec;
import org.uncoil.study.file.StudyFile;

/** The README's study is one, and says what the README says it does. */
class DocumentedStudyTest {
  @Test
  void thePageOnOwnDataShowsTheStudyThatItNames() throws IOException {
    Matcher block =
        Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("src/site/markdown/own-data.md")));
    assertThat(block.find()).isTrue();
    assertThat(Path.of("conf/studies/own-data.conf")).content().endsWith(block.group(1));
    assertThat(StudyFile.read(Path.of("conf/studies/own-data.conf"), false).runCount())
        .isEqualTo(9);
  }

  @Test
  void theReadmesStudyTrainsOnAFile(@TempDir Path folder) throws IOException {
    Matcher block =
        Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    StudySpec study =
        StudyFile.read(Files.writeString(folder.resolve("mine.conf"), block.group(1)), false);
    assertThat(study.datasets())
        .singleElement()
        .satisfies(dataset -> assertThat(dataset.source()).isInstanceOf(Csv.class));
    assertThat(study.networks())
        .extracting(network -> network.activation().get(0))
        .isEqualTo(List.of(Activation.RELU, Activation.TANH, Activation.IDENTITY));
    assertThat(study.runCount()).isEqualTo(9);
  }
}
