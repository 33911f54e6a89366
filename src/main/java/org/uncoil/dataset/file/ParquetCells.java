package org.uncoil.dataset.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * Writes the values of Parquet's columns as text: those that are plain numbers or texts.
 *
 * @param halves columns of 16-bit floating point numbers
 */
record ParquetCells(Set<String> halves) {
  ParquetCells {
    halves = Set.copyOf(halves);
  }

  /** Whether a column's values are numbers or texts; dates and times are neither. */
  boolean isUsable(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      return false;
    }
    LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
    boolean decimal = meaning instanceof DecimalLogicalTypeAnnotation;
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT, DOUBLE, BOOLEAN -> true;
      case INT32, INT64 ->
          meaning == null || decimal || meaning instanceof IntLogicalTypeAnnotation;
      case BINARY ->
          meaning == null
              || decimal
              || meaning instanceof StringLogicalTypeAnnotation
              || meaning instanceof EnumLogicalTypeAnnotation
              || meaning instanceof JsonLogicalTypeAnnotation;
      case FIXED_LEN_BYTE_ARRAY -> decimal || halves.contains(field.getName());
      case INT96 -> false;
    };
  }

  /**
   * A value as text; null where there is none.
   *
   * @param column position in the group
   * @throws CharacterCodingException where a text is not UTF-8
   */
  String cell(Group group, int column) throws CharacterCodingException {
    if (group.getFieldRepetitionCount(column) == 0) {
      return null;
    }
    Type field = group.getType().getType(column);
    LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case FLOAT -> String.valueOf((double) group.getFloat(column, 0));
      case DOUBLE -> String.valueOf(group.getDouble(column, 0));
      case BOOLEAN -> group.getBoolean(column, 0) ? "1" : "0";
      case INT32 -> {
        int value = group.getInteger(column, 0);
        yield whole(
            meaning,
            BigInteger.valueOf(isUnsigned(meaning) ? Integer.toUnsignedLong(value) : value));
      }
      case INT64 -> {
        long value = group.getLong(column, 0);
        yield whole(
            meaning,
            isUnsigned(meaning)
                ? new BigInteger(Long.toUnsignedString(value))
                : BigInteger.valueOf(value));
      }
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          bytes(field, meaning, group.getBinary(column, 0).toByteBuffer());
    };
  }

  private String bytes(Type field, LogicalTypeAnnotation meaning, ByteBuffer buffer)
      throws CharacterCodingException {
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      byte[] digits = new byte[buffer.remaining()];
      buffer.get(digits);
      return whole(meaning, new BigInteger(digits));
    }
    if (halves.contains(field.getName())) {
      return String.valueOf(half(buffer.order(ByteOrder.LITTLE_ENDIAN).getShort()));
    }
    return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
  }

  private static boolean isUnsigned(LogicalTypeAnnotation meaning) {
    return meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
  }

  private static String whole(LogicalTypeAnnotation meaning, BigInteger digits) {
    int places = meaning instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
    return new BigDecimal(digits, places).toPlainString();
  }

  /** IEEE 754 binary16: 1 bit of sign, 5 of exponent with bias 15, 10 of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double size;
    if (exponent == 0x1F) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((double) fraction, -24);
    } else {
      size = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -size : size;
  }
}
