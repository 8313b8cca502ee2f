package dev.tend.poll;

import dev.tend.override.change.OverrideNotice;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.List;
import java.util.Optional;

/** The core, as the poller needs it. Called by the poller's thread alone. */
public interface CorePort {
  /**
   * Hands definitions to the core and waits until it has taken them, for some time.
   *
   * @return why they were not taken, so that what held before stays in effect; empty when they
   *     were. An interrupt is one reason, and the thread stays interrupted.
   */
  List<String> apply(EffectiveDefinitions definitions);

  /** Hands notices to the core, which records them, and waits until it has, for some time. */
  void tell(List<OverrideNotice> notices);

  /** Whether what was told some seconds ago is on record by now. */
  boolean records();

  /**
   * It became known that overrides are not known, or that they are after all. While they are not,
   * nothing may be repaired: an override may forbid it.
   *
   * @param why why they are not known; empty when they are
   */
  void overridesUnknown(Optional<String> why);

  /** Nobody: no agent runs, and what is found is only shown. */
  CorePort NONE =
      new CorePort() {
        @Override
        public List<String> apply(EffectiveDefinitions definitions) {
          return List.of();
        }

        @Override
        public void tell(List<OverrideNotice> notices) {
          // What the next agent finds it tells itself.
        }

        @Override
        public boolean records() {
          return false;
        }

        @Override
        public void overridesUnknown(Optional<String> why) {
          // Nothing is repaired in any case.
        }
      };
}
