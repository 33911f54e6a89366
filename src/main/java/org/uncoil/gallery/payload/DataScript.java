package org.uncoil.gallery.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uncoil.gallery.VisibleText;

/**
 * A script that puts one object under a name: a page that was opened from disk may load scripts,
 * and nothing else. The object has what is short as JSON, and what is long in its field {@code
 * data}: base64 of zlib (RFC 1950) of bytes, see {@link Planes}. ASCII alone.
 */
public final class DataScript {
  /** What the page's scripts expect in the field {@code version} of an object with data. */
  public static final int VERSION = 3;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DataScript() {}

  /**
   * The script's bytes.
   *
   * @param group the global variable that holds all objects of a kind, by name
   * @param name the object's
   * @param head its short fields
   * @param data its long one
   */
  public static byte[] of(String group, String name, Map<String, ?> head, Planes data) {
    Map<String, Object> fields = new LinkedHashMap<>(head);
    fields.put("data", data.base64());
    return of(group, name, fields);
  }

  /** The bytes of a script whose object has short fields alone. */
  public static byte[] of(String group, String name, Map<String, ?> fields) {
    try {
      return "(self.%s??={})[\"%s\"]=%s;\n"
          .formatted(group, name, JSON.writeValueAsString(fields))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of plain values that is no JSON: " + fields, e);
    }
  }

  /** A name as pages show it: without characters that would reorder or hide what is around it. */
  public static String shown(String name) {
    return VisibleText.of(name);
  }
}
