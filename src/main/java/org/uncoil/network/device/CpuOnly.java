package org.uncoil.network.device;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Shows ND4J the CPU backend alone. ND4J tries each backend that a class loader names as a service;
 * its priorities come from the environment, which a program cannot set for itself.
 */
final class CpuOnly extends ClassLoader {
  static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  CpuOnly(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE)
        ? Collections.enumeration(Collections.singleton(CpuOnly.class.getResource("cpu-backend")))
        : super.getResources(name);
  }
}
