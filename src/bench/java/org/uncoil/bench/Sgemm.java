package org.uncoil.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** What the core can do at best: OpenBLAS's product of two large matrices of floats. */
final class Sgemm {
  private static final int SIZE = 1024;

  private Sgemm() {}

  /** The best of some products, in billions of floating-point operations per second. */
  static double gigaflops() {
    openblas_nolapack.blas_set_num_threads(1);
    double best = 0;
    try (FloatPointer a = new FloatPointer((long) SIZE * SIZE).fill(0);
        FloatPointer b = new FloatPointer((long) SIZE * SIZE).fill(0);
        FloatPointer c = new FloatPointer((long) SIZE * SIZE).fill(0)) {
      for (int i = 0; i < 10; i++) {
        long start = System.nanoTime();
        openblas_nolapack.cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasNoTrans,
            SIZE,
            SIZE,
            SIZE,
            1f,
            a,
            SIZE,
            b,
            SIZE,
            0f,
            c,
            SIZE);
        best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / (System.nanoTime() - start));
      }
    }
    return best;
  }
}
