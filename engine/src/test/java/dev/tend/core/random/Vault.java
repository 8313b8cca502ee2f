package dev.tend.core.random;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.StoredState;
import java.util.List;

/** Where durable state is really kept, beside the copy in memory. */
interface Vault {
  void keep(List<DurableChange> changes);

  void keep(Checkpoint checkpoint);

  /** What is there after it was closed and opened again. */
  StoredState reopened();
}
