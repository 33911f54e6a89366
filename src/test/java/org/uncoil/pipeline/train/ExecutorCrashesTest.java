package org.uncoil.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutorCrashesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // a standalone worker, YARN, Kubernetes
        "Command exited with code 134",
        "Command exited with code 139",
        "Container from a bad node: container_1_0001_01_000002 on host: node. Exit status: 134. Diagnostics: [",
        "The executor with id 3 exited with exit code 139(SIGSEGV).",
        "The executor with id 3 exited with exit code 134(SIGABRT, possible container OOM)."
      })
  void aSignalByWhichAProcessEndsItselfIsACrash(String reason) {
    assertThat(ExecutorCrashes.isCrash(reason)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Command exited with code 137",
        "Command exited with code 143",
        "Command exited with code 1",
        "Command exited with code 1340",
        "The executor with id 134 was deleted by a user or the framework.",
        "The executor with id 139 exited with exit code 137(SIGKILL, possible container OOM).",
        "Container marked as failed: container_134_0139. Exit status: -100. Diagnostics: Container released on a *lost* node",
        "Remote RPC client disassociated. Likely due to containers exceeding thresholds, or network issues.",
        "Executor decommission.",
        "worker lost: 10.0.0.134:7078"
      })
  void whatOthersDoToItIsNone(String reason) {
    assertThat(ExecutorCrashes.isCrash(reason)).isFalse();
  }
}
