package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.DefinitionEvent.DefinitionApplied;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent.ResultRecorded;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.Ticked;
import java.util.ArrayDeque;
import java.util.Deque;

/** A timeline to read: the last moments before an invariant broke. */
final class Script {
  private static final int LINES_AT_MOST = 150;
  private static final int WIDTH_AT_MOST = 300;

  private final Deque<String> lines = new ArrayDeque<>();
  private boolean onlyNews;

  /** The last moment, if it brought no news: what breaks may break in silence. */
  private String quiet = "";

  /** From now on only what brings news is written down. */
  void onlyNews() {
    onlyNews = true;
  }

  void add(Moment moment) {
    boolean news =
        moment.decision().events().stream().anyMatch(event -> !isUsual(event))
            || moment.decision().effects().stream().anyMatch(effect -> !isUsual(effect));
    if (!news && (onlyNews || moment.input() instanceof Ticked)) {
      quiet = heading(moment);
      return;
    }
    quiet = "";
    line(heading(moment));
    for (HealthEvent event : moment.decision().events()) {
      if (!isUsual(event)) {
        line("    " + event.id() + " " + event.body() + " because of " + event.causes());
      }
    }
    for (Effect effect : moment.decision().effects()) {
      if (!isUsual(effect)) {
        line("    -> " + effect);
      }
    }
  }

  private static boolean isUsual(HealthEvent event) {
    return event.body() instanceof ResultRecorded || event.body() instanceof DefinitionApplied;
  }

  private static boolean isUsual(Effect effect) {
    return effect instanceof Effect.ScheduleProbes || effect instanceof Effect.SendPage;
  }

  private static String heading(Moment moment) {
    return moment.now()
        + " "
        + (moment.input() instanceof DefinitionsApplied applied
            ? "DefinitionsApplied " + applied.definitions().effects()
            : moment.input());
  }

  String text() {
    return String.join("\n", lines) + "\n" + quiet + "\n";
  }

  private void line(String line) {
    lines.add(line.substring(0, Math.min(line.length(), WIDTH_AT_MOST)));
    if (lines.size() > LINES_AT_MOST) {
      lines.removeFirst();
    }
  }
}
