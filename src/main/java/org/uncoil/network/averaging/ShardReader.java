package org.uncoil.network.averaging;

import java.io.Serializable;
import org.uncoil.dataset.Dataset;

/** Reads a dataset's shards, on any node. */
@FunctionalInterface
public interface ShardReader extends Serializable {
  /** The shard of that number, from 0. */
  Dataset read(int shard);
}
