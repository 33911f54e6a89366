package org.uncoil.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uncoil.cli.Sessions;

class RemoteLimitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.connection.timeout",
        "fs.s3a.connection.establish.timeout",
        "fs.azure.http.read.timeout",
        "fs.gs.http.read-timeout",
        "ipc.client.rpc-timeout.ms",
        "dfs.client.socket-timeout"
      })
  void noReadWaitsLongerThanAMinute(String name) {
    Configuration configuration = Sessions.hadoopConfiguration(new SparkConf(false));

    assertThat(configuration.getLong(name, 0)).isBetween(1_000L, 60_000L);
  }

  @Test
  void whatAPersonHasSetStays() {
    Configuration configuration =
        Sessions.hadoopConfiguration(
            new SparkConf(false)
                .set("spark.hadoop.fs.s3a.connection.timeout", "123456")
                .set("spark.hadoop.ipc.client.connect.timeout", "654321"));

    assertThat(configuration.get("fs.s3a.connection.timeout")).isEqualTo("123456");
    assertThat(configuration.get("ipc.client.connect.timeout")).isEqualTo("654321");
    assertThat(configuration.get("fs.s3a.attempts.maximum")).isEqualTo("3");
  }
}
