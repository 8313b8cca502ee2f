package dev.tend.core.random;

import dev.tend.core.Decision;
import dev.tend.core.HealthCore;
import java.util.List;

/** A core restored from what the other keeps; it must decide as the one that never stopped. */
final class Twin {
  private static final String NAME = "Twin";

  private final HealthCore core;
  private int left;

  Twin(HealthCore core, int inputs) {
    this.core = core;
    this.left = inputs;
  }

  boolean goesOn() {
    return left > 0;
  }

  void follow(Moment moment) {
    left--;
    Decision own = decide(moment);
    Decision other = moment.decision();
    same("events", own.events(), other.events());
    same("changes", own.changes(), other.changes());
    same("effects", own.effects(), other.effects());
    same("states", core.snapshot().monitors(), moment.snapshot().monitors());
    same("sets", core.snapshot().healthSets(), moment.snapshot().healthSets());
  }

  private Decision decide(Moment moment) {
    try {
      return core.handle(moment.input(), moment.now());
    } catch (RuntimeException e) {
      throw new Violation(NAME, e);
    }
  }

  private static void same(String what, List<?> own, List<?> other) {
    for (int i = 0; i < Math.max(own.size(), other.size()); i++) {
      Object mine = i < own.size() ? own.get(i) : "nothing";
      Object theirs = i < other.size() ? other.get(i) : "nothing";
      if (!mine.equals(theirs)) {
        throw new Violation(
            NAME + " " + what,
            "of " + what + " the restored core has\n  " + mine + "\ninstead of\n  " + theirs);
      }
    }
  }
}
