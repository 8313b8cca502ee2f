package dev.tend.testing.assertion;

import dev.tend.core.effect.Page;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.TransitionCause;
import dev.tend.testing.SimulationLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something that happened. */
public sealed interface TimelineEntry {

  /** When, counted from the start. */
  Duration at();

  /** Of which kind it is. */
  Kind kind();

  /** What happened, in one line. */
  String text();

  /**
   * An event.
   *
   * @param at when
   * @param body what
   */
  record Event(Duration at, EventBody body) implements TimelineEntry {
    @Override
    public Kind kind() {
      return switch (body) {
        case RecoveryEvent.RecoveryStarted started -> Kind.ACTS;
        case MonitorEvent.MonitorChanged changed ->
            changed.occasion() == TransitionCause.EVALUATED ? Kind.OTHER : Kind.STATES;
        case ResponderEvent.Refused refused -> Kind.REFUSALS;
        case RecoveryEvent.RecoveryJudged judged -> Kind.VERDICTS;
        case MonitorEvent other -> Kind.OTHER;
        case ResponderEvent other -> Kind.OTHER;
        case RecoveryEvent other -> Kind.OTHER;
        case ProbeEvent other -> Kind.OTHER;
        case IncidentEvent other -> Kind.OTHER;
        case EnvironmentEvent other -> Kind.OTHER;
        case DefinitionEvent other -> Kind.OTHER;
        case OverrideEvent override -> Kind.OVERRIDES;
      };
    }

    @Override
    public String text() {
      return EventSummary.of(body);
    }
  }

  /**
   * A page that went out.
   *
   * @param at when
   * @param page what was said to whom
   */
  record Paged(Duration at, Page page) implements TimelineEntry {
    @Override
    public Kind kind() {
      return page.kind() == Page.Kind.CLOSED ? Kind.OTHER : Kind.PAGES;
    }

    @Override
    public String text() {
      return EventSummary.of(page);
    }
  }

  /** All that happened, by time; at one instant the events first. */
  static List<TimelineEntry> of(SimulationLog log) {
    List<TimelineEntry> all = new ArrayList<>();
    log.entries().forEach(entry -> all.add(new Event(entry.at(), entry.event().body())));
    log.pages().forEach(sent -> all.add(new Paged(sent.at(), sent.page())));
    all.sort(Comparator.comparing(TimelineEntry::at));
    return all;
  }
}
