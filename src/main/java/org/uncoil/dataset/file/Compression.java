package org.uncoil.dataset.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.uncoil.dataset.DatasetException;

/** Takes off the compression of a text file, which its first bytes tell, whatever its name is. */
final class Compression {
  private static final int MAGIC = 8;

  private Compression() {}

  /**
   * The text's bytes.
   *
   * @param path how messages call the file
   * @throws DatasetException where it is something else than text, as a workbook
   */
  static InputStream open(InputStream file, String path) throws IOException {
    InputStream bytes = new BufferedInputStream(file);
    bytes.mark(MAGIC);
    String magic = HexFormat.of().formatHex(bytes.readNBytes(MAGIC));
    bytes.reset();
    if (magic.startsWith("1f8b")) {
      return new GZIPInputStream(bytes);
    } else if (magic.startsWith("425a68") && magic.startsWith("314159", 8)) {
      return unpacked(Codecs::bzip2, bytes, path, "bzip2", "commons-compress");
    } else if (magic.startsWith("28b52ffd")) {
      return unpacked(Codecs::zstd, bytes, path, "zstd", "zstd-jni");
    }
    String other = other(magic);
    if (!other.isEmpty()) {
      throw new DatasetException(path + ": it is " + other);
    }
    return bytes;
  }

  private static String other(String magic) {
    if (magic.startsWith("504b0304")) {
      return "a ZIP archive or an Excel workbook: unpack it, or save it as CSV";
    } else if (magic.startsWith("d0cf11e0a1b11ae1")) {
      return "an Excel workbook: save it as CSV";
    } else if (magic.startsWith("fd377a585a00")) {
      return "compressed by xz: unpack it, or compress it by gzip, bzip2 or zstd";
    }
    return magic.startsWith("50415231") ? "a Parquet file: set type = parquet" : "";
  }

  /** Where the library is missing, the class that calls it cannot be loaded either. */
  private static InputStream unpacked(
      Codec codec, InputStream bytes, String path, String format, String library)
      throws IOException {
    try {
      return codec.unpack(bytes);
    } catch (LinkageError e) {
      throw new DatasetException(
          "%s: it is compressed by %s, which needs %s on the class path"
              .formatted(path, format, library),
          e);
    }
  }

  @FunctionalInterface
  private interface Codec {
    InputStream unpack(InputStream bytes) throws IOException;
  }

  /**
   * Libraries that come with Spark, and that a program without Spark may lack. Apart, and called by
   * reference alone, so that this class can be loaded without them.
   */
  private static final class Codecs {
    static InputStream bzip2(InputStream bytes) throws IOException {
      return new BZip2CompressorInputStream(bytes, true);
    }

    static InputStream zstd(InputStream bytes) throws IOException {
      return new ZstdInputStream(bytes);
    }
  }
}
