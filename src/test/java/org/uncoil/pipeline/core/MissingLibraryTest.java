package org.uncoil.pipeline.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MissingLibraryTest {
  private static final String NATIVE = "no jnind4jcpu in java.library.path";

  private static Stream<Throwable> failuresToLoad() {
    UnsatisfiedLinkError library = new UnsatisfiedLinkError(NATIVE);
    NoClassDefFoundError later = new NoClassDefFoundError("Could not initialize class Nd4j");
    later.initCause(new ExceptionInInitializerError(library));
    return Stream.of(
        library,
        new ExceptionInInitializerError(library),
        later,
        // what ND4J and Spark make of one
        new IllegalStateException("no backend", new RuntimeException(library)));
  }

  @ParameterizedTest
  @MethodSource("failuresToLoad")
  void namesTheLibraryThatIsMissing(Throwable thrown) {
    assertThatThrownBy(() -> MissingLibrary.refuse(thrown))
        .isInstanceOf(PipelineException.class)
        .hasMessage("a library cannot be loaded: UnsatisfiedLinkError: " + NATIVE)
        .hasCause(thrown);
  }

  @Test
  void whatARunFailsByIsNoMissingLibrary() {
    for (Throwable thrown :
        new Throwable[] {
          new IllegalStateException("a", new ArithmeticException("b")), new OutOfMemoryError("heap")
        }) {
      assertThatCode(() -> MissingLibrary.refuse(thrown)).doesNotThrowAnyException();
    }
  }
}
