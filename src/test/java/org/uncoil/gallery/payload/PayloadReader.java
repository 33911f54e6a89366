package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** Reads a payload back, by what its format's description says and not by the writer's code. */
public final class PayloadReader {
  private static final Pattern SCRIPT =
      Pattern.compile("\\(self\\.uncoilRuns\\?\\?=\\{}\\)\\[\"([\\w-]+)\"]=\"([\\w+/=]*)\";\n");

  public final String runId;
  public final int of;
  public final int classes;
  public final int matrices;
  public final int[] epochs;
  public final double[][] limits;
  public final int[] numbers;
  public final int[] learned;
  public final int[] labels;
  public final boolean[] isTest;
  public final float[][] layers;

  /** By epoch, stage, axis and point. */
  public final double[][][][] where;

  /** By epoch and point. */
  public final int[][] decided;

  /** By epoch: training, then test points, row by row. */
  public final int[][] counts;

  public PayloadReader(byte[] script) throws IOException {
    Matcher matcher = SCRIPT.matcher(new String(script, StandardCharsets.UTF_8));
    assertThat(matcher.matches()).isTrue();
    runId = matcher.group(1);
    byte[] packed = Base64.getDecoder().decode(matcher.group(2));
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      assertThat(in.readInt()).isEqualTo(1);
      int points = in.readInt();
      epochs = new int[in.readInt()];
      classes = in.readInt();
      int stages = in.readInt();
      of = in.readInt();
      matrices = in.readInt();
      read(in, epochs);
      limits = new double[stages][4];
      for (double[] stage : limits) {
        for (int i = 0; i < 4; i++) {
          stage[i] = in.readDouble();
        }
      }
      numbers = read(in, new int[points]);
      learned = read(in, new int[points]);
      labels = new int[points];
      isTest = new boolean[points];
      for (int p = 0; p < points; p++) {
        int word = in.readUnsignedShort();
        labels[p] = word % 32768;
        isTest[p] = word >= 32768;
      }
      layers = new float[epochs.length][classes * 3];
      for (float[] layer : layers) {
        for (int i = 0; i < layer.length; i++) {
          layer[i] = in.readFloat();
        }
      }
      where = new double[epochs.length][stages][2][];
      decided = new int[epochs.length][];
      counts = new int[epochs.length][];
      int[][][] last = new int[stages][2][points];
      int[][][] earlier = new int[stages][2][points];
      for (int e = 0; e < epochs.length; e++) {
        for (int stage = 0; stage < stages; stage++) {
          for (int axis = 0; axis < 2; axis++) {
            int[] levels = planes(in, points);
            for (int p = 0; p < points; p++) {
              int difference = levels[p] % 2 == 0 ? levels[p] / 2 : -(levels[p] + 1) / 2;
              int line =
                  switch (e) {
                    case 0 -> 0;
                    case 1 -> last[stage][axis][p];
                    default -> 2 * last[stage][axis][p] - earlier[stage][axis][p];
                  };
              levels[p] = line + difference;
            }
            earlier[stage][axis] = last[stage][axis];
            last[stage][axis] = levels;
            where[e][stage][axis] = coordinates(levels, limits[stage], axis);
          }
        }
        decided[e] = planes(in, points);
        counts[e] = read(in, new int[matrices * classes * classes]);
        for (int p = 0; e > 0 && p < points; p++) {
          decided[e][p] ^= decided[e - 1][p];
        }
        for (int i = 0; e > 0 && i < counts[e].length; i++) {
          counts[e][i] += counts[e - 1][i];
        }
      }
      assertThat(in.read()).as("nothing is left").isEqualTo(-1);
    }
  }

  private static int[] read(DataInputStream in, int[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  private static int[] planes(DataInputStream in, int points) throws IOException {
    byte[] bytes = in.readNBytes(2 * points);
    int[] values = new int[points];
    for (int p = 0; p < points; p++) {
      values[p] = Byte.toUnsignedInt(bytes[p]) + 256 * Byte.toUnsignedInt(bytes[points + p]);
    }
    return values;
  }

  private static double[] coordinates(int[] levels, double[] limits, int axis) {
    double from = limits[2 * axis];
    double step = (limits[2 * axis + 1] - from) / 4094;
    double[] values = new double[levels.length];
    for (int p = 0; p < levels.length; p++) {
      values[p] = levels[p] == 4095 ? Double.NaN : from + levels[p] * step;
    }
    return values;
  }
}
