package dev.tend.core.random;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import java.util.HashMap;
import java.util.Map;

/** How what the probes look at does: each for itself, and each health set as a whole. */
final class Moods {
  private enum Mood {
    WELL,
    BROKEN,
    FLAKY,
    UNCLEAR,
    SILENT
  }

  private final Dice dice;
  private final Map<String, Mood> moods = new HashMap<>();

  Moods(Dice dice) {
    this.dice = dice;
  }

  /** Something befalls a probe or a whole health set; until when is for others to say. */
  void befall(String whom) {
    moods.put(
        whom,
        dice.one(Mood.BROKEN, Mood.BROKEN, Mood.BROKEN, Mood.FLAKY, Mood.UNCLEAR, Mood.SILENT));
  }

  void heal(String whom) {
    moods.remove(whom);
  }

  /** Everything of a health set is well again. */
  void healAll(String healthSet) {
    moods.keySet().removeIf(whom -> whom.equals(healthSet) || whom.startsWith(healthSet + "\\"));
  }

  boolean silent(ItemId probe) {
    return mood(probe) == Mood.SILENT;
  }

  Outcome outcome(ItemId probe) {
    return switch (mood(probe)) {
      case WELL, SILENT -> dice.chance(0.01) ? Outcome.FAILED : Outcome.SUCCEEDED;
      case BROKEN ->
          dice.chance(0.04) ? Outcome.SUCCEEDED : dice.one(Outcome.FAILED, Outcome.TIMED_OUT);
      case FLAKY -> dice.one(Outcome.SUCCEEDED, Outcome.FAILED);
      case UNCLEAR ->
          dice.one(Outcome.INCONCLUSIVE, Outcome.INCONCLUSIVE, Outcome.REJECTED, Outcome.SUCCEEDED);
    };
  }

  private Mood mood(ItemId probe) {
    Mood own = moods.getOrDefault(probe.toString(), Mood.WELL);
    return own == Mood.WELL ? moods.getOrDefault(probe.healthSet(), Mood.WELL) : own;
  }
}
