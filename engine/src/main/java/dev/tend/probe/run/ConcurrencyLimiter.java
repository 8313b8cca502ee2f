package dev.tend.probe.run;

import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may run now. Confirmations and what a person invokes pass the limit of the set, for they are
 * few and somebody waits for them.
 */
final class ConcurrencyLimiter {
  private final ConcurrencyLimits limits;
  private final AtomicInteger running = new AtomicInteger();
  private final Map<String, AtomicInteger> bySet = new ConcurrentHashMap<>();
  private final Set<Slot> slots = ConcurrentHashMap.newKeySet();

  record Slot(ItemId probe, Trigger trigger) {}

  ConcurrencyLimiter(ConcurrencyLimits limits) {
    this.limits = limits;
  }

  /** Takes a place, or says why there is none. */
  Optional<String> enter(Slot slot) {
    if (!slots.add(slot)) {
      return Optional.of("its last run is not over");
    }
    int all = running.incrementAndGet();
    int own = set(slot).incrementAndGet();
    if (all > limits.total()) {
      leave(slot);
      return Optional.of(limits.total() + " probes run already");
    }
    if (own > limits.perSet() && slot.trigger() == Trigger.SCHEDULED) {
      leave(slot);
      return Optional.of(
          limits.perSet() + " probes of " + slot.probe().healthSet() + " run already");
    }
    return Optional.empty();
  }

  void leave(Slot slot) {
    slots.remove(slot);
    running.decrementAndGet();
    set(slot).decrementAndGet();
  }

  int running() {
    return running.get();
  }

  private AtomicInteger set(Slot slot) {
    return bySet.computeIfAbsent(
        slot.probe().healthSet().toLowerCase(Locale.ROOT), set -> new AtomicInteger());
  }
}
