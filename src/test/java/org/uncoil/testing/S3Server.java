package org.uncoil.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3 server on loopback, a process of its own that keeps everything in memory and refuses
 * requests that are not signed with its credentials.
 */
public final class S3Server implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target/test-programs/s3proxy.jar");
  private static final String KEY = "someone";
  private static final String SECRET = "her secret";

  private final String endpoint;
  private final Process process;

  private S3Server(Path folder) throws IOException {
    int port = TestCluster.freePort();
    endpoint = "http://127.0.0.1:" + port;
    Path settings =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=%s
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            s3proxy.ignore-unknown-headers=true
            jclouds.provider=transient
            jclouds.identity=%s
            jclouds.credential=%s
            """
                .formatted(endpoint, KEY, SECRET, KEY, SECRET));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                PROGRAM.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    await(port);
  }

  /** Starts one, and waits until it answers. */
  public static S3Server start(Path folder) {
    try {
      return new S3Server(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(int port) throws IOException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IOException("the S3 server did not start: see s3proxy.log", e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a bucket. */
  public void createBucket(String bucket) {
    try (S3Client client = client()) {
      client.createBucket(request -> request.bucket(bucket));
    }
  }

  /** Stores a file as an object. */
  public void put(String bucket, String key, Path file) {
    try (S3Client client = client()) {
      client.putObject(request -> request.bucket(bucket).key(key), file);
    }
  }

  /** The names of the objects whose upload in parts has begun and not ended. */
  public List<String> unfinishedUploads(String bucket) {
    try (S3Client client = client()) {
      return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
          .map(MultipartUpload::key)
          .toList();
    }
  }

  /** Speaks to it without Hadoop; the caller's to close. */
  private S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        // the server does not know checksums that follow the data
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .httpClient(ApacheHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .build();
  }

  /** The names of a bucket's objects. */
  public List<String> keys(String bucket) {
    try (S3Client client = client()) {
      return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** What Hadoop needs to reach one of its buckets. */
  public void reach(Configuration configuration, String bucket) {
    String prefix = "fs.s3a.bucket." + bucket + ".";
    configuration.set(prefix + "endpoint", endpoint);
    configuration.set(prefix + "path.style.access", "true");
    configuration.set(prefix + "access.key", KEY);
    configuration.set(prefix + "secret.key", SECRET);
  }

  /** What a person who submits has in the environment: the configuration that ships, and hers. */
  public Map<String, String> submission(Path folder) {
    try {
      Path settings =
          Files.writeString(
              folder.resolve("s3.conf"),
              Files.readString(Path.of("conf/spark/local.conf"))
                  + """

                  spark.hadoop.fs.s3a.endpoint %s
                  spark.hadoop.fs.s3a.path.style.access true
                  spark.sql.shuffle.partitions 2
                  """
                      .formatted(endpoint));
      return Map.of(
          "UNCOIL_CONF",
          settings.toString(),
          "UNCOIL_MASTER",
          "local[2]",
          "AWS_ACCESS_KEY_ID",
          KEY,
          "AWS_SECRET_ACCESS_KEY",
          SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
