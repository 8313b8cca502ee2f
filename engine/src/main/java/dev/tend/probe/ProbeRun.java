package dev.tend.probe;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Settings;
import dev.tend.secret.Secrets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;

/**
 * One run of a probe.
 *
 * @param probe its identity, with its target
 * @param settings its effective settings
 * @param deadline when the whole operation must be over
 * @param scope where everything belongs that a stuck run must let go of: register each socket and
 *     child as soon as it is open
 * @param secrets where secrets are looked up
 * @param notices who hears what it found besides its own result
 */
public record ProbeRun(
    ItemId probe,
    Settings settings,
    Deadline deadline,
    CancellationScope scope,
    Secrets secrets,
    Notices notices) {
  /** One whose notices nobody hears. */
  public ProbeRun(
      ItemId probe,
      Settings settings,
      Deadline deadline,
      CancellationScope scope,
      Secrets secrets) {
    this(probe, settings, deadline, scope, secrets, (found, until) -> false);
  }
}
