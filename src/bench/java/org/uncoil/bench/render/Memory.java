package org.uncoil.bench.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What is in use while a film of some epochs and one of ten times as many are made.
 *
 * @param fewFrames,manyFrames of the two films
 * @param fewHeap,manyHeap most of the heap that was in use after a collection, in MiB
 * @param fewResident,manyResident most of the process's memory, in MiB
 */
public record Memory(
    @JsonProperty("frames_few") int fewFrames,
    @JsonProperty("frames_many") int manyFrames,
    @JsonProperty("live_heap_mib_few") double fewHeap,
    @JsonProperty("live_heap_mib_many") double manyHeap,
    @JsonProperty("resident_mib_few") double fewResident,
    @JsonProperty("resident_mib_many") double manyResident) {

  /** As the page and the terminal have it. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "A film of %d frames has at most %.1f MiB alive on the heap and one of %d frames %.1f MiB;"
            + " the process had %.0f and %.0f MiB.%n",
        fewFrames,
        fewHeap,
        manyFrames,
        manyHeap,
        fewResident,
        manyResident);
  }
}
