package dev.tend.testing.assertion;

import dev.tend.core.effect.Page;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.TransitionCause;
import dev.tend.eventlog.schema.EventContent;
import dev.tend.testing.SimulationLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Something that happened. */
public sealed interface TimelineEntry {

  /** When, counted from the start. */
  Duration at();

  /** Of which kind it is. */
  EventCategory category();

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
    public EventCategory category() {
      if (body instanceof MonitorEvent.MonitorChanged changed) {
        return changed.occasion() == TransitionCause.EVALUATED
            ? EventCategory.OTHER
            : EventCategory.STATES;
      }
      return body instanceof RecoveryEvent.RecoveryStarted
          ? EventCategory.ACTS
          : body instanceof ResponderEvent.Refused
              ? EventCategory.REFUSALS
              : body instanceof RecoveryEvent.RecoveryJudged
                  ? EventCategory.VERDICTS
                  : body instanceof OverrideEvent ? EventCategory.OVERRIDES : EventCategory.OTHER;
    }

    @Override
    public String text() {
      EventContent<?> content = EventContent.of(body);
      boolean alone = body instanceof OverrideEvent;
      return alone
          ? content.sentence().text()
          : (content.subject() + " " + content.sentence().text()).strip();
    }
  }

  /**
   * A page that went out.
   *
   * @param at when
   * @param page the page
   */
  record Paged(Duration at, Page page) implements TimelineEntry {
    @Override
    public EventCategory category() {
      return page.kind() == Page.Kind.CLOSED ? EventCategory.OTHER : EventCategory.PAGES;
    }

    @Override
    public String text() {
      return "page "
          + page.kind().name().toLowerCase(Locale.ROOT)
          + ": "
          + page.monitor()
          + ", "
          + page.urgency()
          + " to "
          + page.team()
          + ": "
          + page.subject();
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
