package dev.tend.cli;

import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;

/** The overrides of one server, by its agent or, where none runs, as they are kept. */
interface OverrideAccess extends AutoCloseable {
  /** The overrides that are known. */
  OverrideListing list();

  /** The same after a new look. */
  OverrideListing look();

  /** Adds one, or tells what that would do. */
  OverrideAnswer add(OverrideRequest request);

  /** Adds one that was composed here and signed since. */
  OverrideAnswer add(SignedOverride signed);

  /** Removes one, or tells what that would do. */
  OverrideAnswer remove(OverrideRemoval removal);

  @Override
  void close();
}
