package dev.tend.poll;

import dev.tend.override.change.OverrideNotice;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.List;
import java.util.Optional;

/** The core, as the poller needs it. Called only by the poller's thread. */
public interface CorePort {
  /**
   * Hands definitions to the core and waits until it has taken them, for some time.
   *
   * @return why they were not taken, so that the previous ones stay in effect; empty when they
   *     were. An interrupt is one reason, and the thread stays interrupted.
   */
  List<String> apply(EffectiveDefinitions definitions);

  /** Hands notices to the core, which records them, and waits until it has, for some time. */
  void tell(List<OverrideNotice> notices);

  /** Whether notices of some seconds ago are on record by now. */
  boolean records();

  /**
   * Overrides turned out to be unknown, or have become known. While they are unknown, nothing may
   * be repaired: an override may forbid it.
   *
   * @param why why they are unknown; empty when they are known
   */
  void overridesUnknown(Optional<String> why);

  /** No core: no agent runs, and what is found is only shown. */
  CorePort NONE =
      new CorePort() {
        @Override
        public List<String> apply(EffectiveDefinitions definitions) {
          return List.of();
        }

        @Override
        public void tell(List<OverrideNotice> notices) {
          // The next agent reports what it finds itself.
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
