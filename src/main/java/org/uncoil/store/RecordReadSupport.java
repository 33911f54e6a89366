package org.uncoil.store;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Makes row records of what Parquet reads. */
final class RecordReadSupport<R extends Record> extends ReadSupport<R> {
  private final Table<R> table;

  RecordReadSupport(Table<R> table) {
    this.table = table;
  }

  @Override
  public ReadContext init(InitContext context) {
    MessageType found = context.getFileSchema();
    MessageType expected = TableColumn.schema(table);
    for (Type column : expected.getFields()) {
      String name = column.getName();
      if (!found.containsField(name)) {
        throw older("lacks the column " + name);
      }
      if (!found.getType(name).equals(column)) {
        throw older("has another type in the column " + name);
      }
    }
    return new ReadContext(expected);
  }

  private StoreException older(String difference) {
    return new StoreException(
        "table "
            + table.name()
            + " "
            + difference
            + ": it was written by another version of Uncoil; start over with --fresh");
  }

  @Override
  public RecordMaterializer<R> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new RowMaterializer<>(table);
  }
}
