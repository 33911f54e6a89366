package org.uncoil.store.table;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file of an output, as it was when it was written.
 *
 * @param path where it lies in the output folder
 * @param length in bytes
 * @param sha256 the digest of its bytes, as 64 hexadecimal characters
 */
public record StoredFile(String path, long length, String sha256) implements Serializable {
  /** The key in the footer of every file of a table under which it says where it belongs. */
  public static final String KEY = "uncoil.file";

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public StoredFile {
    if (path.isEmpty() || path.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("path = " + path + ": must be one line");
    }
    if (length < 0) {
      throw new IllegalArgumentException("length = " + length + ": must not be negative");
    }
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 = " + sha256 + ": must be 64 hexadecimal digits");
    }
  }

  /** Of a file that is about to be written: as if it were empty. */
  public static StoredFile announced(String path) {
    return new StoredFile(path, 0, HexFormat.of().formatHex(NewFile.sha256().digest()));
  }

  /** Of a file with these bytes. */
  public static StoredFile of(String path, byte[] bytes) {
    return new StoredFile(
        path, bytes.length, HexFormat.of().formatHex(NewFile.sha256().digest(bytes)));
  }

  public static StoredFile of(String path, NewFile.Content content) {
    return new StoredFile(path, content.length(), content.sha256());
  }
}
