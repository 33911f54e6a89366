package org.uncoil.gallery.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** Reads a script's object back, by what its description says and not by the writer's code. */
public final class ScriptReader {
  private static final Pattern SCRIPT =
      Pattern.compile("\\(self\\.(\\w+)\\?\\?=\\{}\\)\\[\"([\\w-]+)\"]=(\\{.*});\n");

  public final String group;
  public final String name;
  public final JsonNode head;
  private final ByteArrayInputStream data;

  public ScriptReader(byte[] script) throws IOException {
    Matcher matcher = SCRIPT.matcher(new String(script, StandardCharsets.US_ASCII));
    assertThat(matcher.matches()).isTrue();
    group = matcher.group(1);
    name = matcher.group(2);
    head = new ObjectMapper().readTree(matcher.group(3));
    assertThat(head.get("version").asInt()).isEqualTo(3);
    byte[] packed = Base64.getDecoder().decode(head.get("data").asText());
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      data = new ByteArrayInputStream(in.readAllBytes());
    }
  }

  /** The next list of the data: of all numbers the lowest bytes, then the next ones. */
  public int[] next(int count, int bytes) {
    int[] values = new int[count];
    for (int plane = 0; plane < bytes; plane++) {
      for (int i = 0; i < count; i++) {
        int value = data.read();
        assertThat(value).as("the data is too short").isNotNegative();
        values[i] += value << (8 * plane);
      }
    }
    return values;
  }

  /** Numbers of either sign that were folded into others. */
  public static int unfolded(int value) {
    return value % 2 == 0 ? value / 2 : -((value >>> 1) + 1);
  }

  int[] numbers(String field) {
    int[] numbers = new int[head.get(field).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = head.get(field).get(i).asInt();
    }
    return numbers;
  }

  public void assertAtEnd() {
    assertThat(data.available()).as("nothing is left").isZero();
  }
}
