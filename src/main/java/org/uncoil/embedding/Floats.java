package org.uncoil.embedding;

import java.io.Serializable;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A list of floats as one value: equal when bit for bit equal. It wraps the array that it is given,
 * which from then on belongs to it: thousands of these pass through a writer, and a copy of each
 * would cost as much as the writing.
 */
public final class Floats implements Serializable {
  private final float[] values;

  private Floats(float[] values) {
    this.values = values;
  }

  /**
   * Wraps an array.
   *
   * @param values which the caller must not change afterwards
   * @return the array as a value
   */
  public static Floats of(float... values) {
    return new Floats(values);
  }

  /**
   * Every {@code stride}-th value from {@code first} on: one column of a matrix stored row by row.
   *
   * @param first the column, from 0
   * @param stride the number of columns
   * @return the column, of as many values as there are rows
   */
  public Floats column(int first, int stride) {
    float[] column = new float[values.length / stride];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[first + i * stride];
    }
    return new Floats(column);
  }

  /** {@return number of values} */
  public int size() {
    return values.length;
  }

  /**
   * One value.
   *
   * @param index from 0 to {@link #size} − 1
   * @return the value there
   */
  public float get(int index) {
    return values[index];
  }

  /**
   * Copies all values.
   *
   * @param target which has room for them
   */
  public void copyTo(FloatBuffer target) {
    target.put(values);
  }

  /** {@return a copy of the values} */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Floats that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
