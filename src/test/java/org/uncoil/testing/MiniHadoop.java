package org.uncoil.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.net.ScriptBasedMapping;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * HDFS with one data node and YARN with one node manager, within this JVM; what YARN starts are
 * processes of their own.
 */
public final class MiniHadoop implements AutoCloseable {
  private static final int MEGABYTES = 6144;

  private final MiniDFSCluster files;
  private final MiniYARNCluster yarn;
  private final Path configuration;
  private final Path sparkSettings;

  private MiniHadoop(Path folder) throws IOException {
    Configuration hdfs = new HdfsConfiguration();
    hdfs.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    files = new MiniDFSCluster.Builder(hdfs).numDataNodes(1).build();
    Configuration settings = new YarnConfiguration(files.getConfiguration(0));
    settings.set("yarn.scheduler.capacity.root.queues", "default");
    settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
    settings.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", MEGABYTES);
    // whatever is left of this machine's disk is enough
    settings.setFloat(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 100);
    // so that it stops at once, and does not wait for what is to be deleted in some hours
    settings.setInt("yarn.nodemanager.log.retain-seconds", 1);
    settings.setInt("yarn.nodemanager.process-kill-wait.ms", 500);
    // where the mini cluster works; it leaves there what its applications brought
    System.setProperty("test.build.data", folder.resolve("yarn").toString());
    yarn = new MiniYARNCluster("uncoil", 1, 1, 1);
    yarn.init(settings);
    yarn.start();
    configuration = Files.createDirectories(folder.resolve("hadoop-conf"));
    Configuration written = new Configuration(yarn.getConfig());
    // the mini cluster names a class of its own, which those who submit do not have
    written.setClass(
        "net.topology.node.switch.mapping.impl",
        ScriptBasedMapping.class,
        org.apache.hadoop.net.DNSToSwitchMapping.class);
    // in each file, because those who read it read the defaults of each part of Hadoop before its
    // own
    for (String name : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      try (OutputStream out = Files.newOutputStream(configuration.resolve(name))) {
        written.writeXml(out);
      }
    }
    sparkSettings = Files.writeString(folder.resolve("yarn.conf"), small());
  }

  /** The configuration that ships, for a cluster as small as this one. */
  private static String small() throws IOException {
    String java = System.getProperty("java.home");
    return Files.readString(Path.of("conf/spark/yarn.conf"))
        + """

        spark.executor.instances 1
        spark.driver.memory 1g
        spark.executor.memory 1g
        spark.yarn.am.memory 512m
        spark.sql.shuffle.partitions 4
        spark.yarn.jars local:%s/*
        spark.executorEnv.JAVA_HOME %s
        spark.yarn.appMasterEnv.JAVA_HOME %s
        """
            .formatted(Path.of("target/spark/jars").toAbsolutePath(), java, java)
        + TestCluster.shortLived();
  }

  /** Starts both, and waits until they are ready. */
  public static MiniHadoop start(Path folder) throws IOException {
    return new MiniHadoop(folder);
  }

  /** A file of HDFS, as a URI. */
  public String location(String file) {
    return files.getURI().resolve("/" + file).toString();
  }

  /** Settings for a submission in client or cluster mode. */
  public Map<String, String> submission(String mode) {
    return Map.of(
        "HADOOP_CONF_DIR",
        configuration.toString(),
        "UNCOIL_CONF",
        sparkSettings.toString(),
        "UNCOIL_DEPLOY_MODE",
        mode);
  }

  @Override
  public void close() throws IOException {
    yarn.close();
    files.shutdown(true);
  }
}
