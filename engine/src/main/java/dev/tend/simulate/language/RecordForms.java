package dev.tend.simulate.language;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.event.WorldEvent;
import dev.tend.definition.ItemId;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.form.Fields;
import dev.tend.simulate.form.Form;
import dev.tend.simulate.form.Key;
import dev.tend.simulate.form.Shapes;
import dev.tend.simulate.script.References;
import java.util.List;
import java.util.Locale;

/** What else is recorded. */
final class RecordForms {
  private static final Key<Boolean> IS =
      Key.optional("is", Vocabulary.BOOLEAN, "false when it is over. Default: true.");
  private static final Key<Boolean> ALLOWED =
      Key.optional("allowed", Vocabulary.BOOLEAN, "Whether the budgets allow it. Default: true.");
  private static final Key<Integer> IN_HOUR =
      count("inHour", "Acts of this kind on this resource in the last hour.");
  private static final Key<Integer> IN_DAY =
      count("inDay", "Acts of this kind on this resource in the last 24 hours.");
  private static final Key<Integer> SERVER_IN_HOUR =
      count("serverInHour", "Disturbing acts on the server in the last hour.");
  private static final Key<Integer> SERVER_IN_DAY =
      count("serverInDay", "Disturbing acts on the server in the last 24 hours.");
  private static final Key<MonitorEvent.End> AS =
      Key.required(
          "as",
          Shapes.word(MonitorEvent.End.class, end -> end.name().toLowerCase(Locale.ROOT)),
          "How it ended.");

  private RecordForms() {}

  static List<Form<Expectation>> of(Vocabulary words) {
    return List.of(
        budget(words),
        exhausted(words),
        chronic(words),
        held(),
        released(),
        closed(words),
        ignored(words),
        interrupted(words),
        refusedDefinitions());
  }

  private static Key<Integer> count(String name, String meaning) {
    return Key.optional(name, Shapes.scalar(Counts.FROM_ZERO), meaning);
  }

  private static Form<Expectation> budget(Vocabulary words) {
    Key<ItemId> responder = Key.required("budget", words.responder, "The responder.");
    return ThenForms.happening(
        "The budgets judge an act.",
        List.of(responder, ALLOWED, IN_HOUR, IN_DAY, SERVER_IN_HOUR, SERVER_IN_DAY),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder)
                    + (fields.get(ALLOWED, true) ? " within" : " beyond")
                    + " its budget"
                    + counts(fields),
                RecoveryEvent.ThrottleJudged.class,
                judged ->
                    References.cover(fields.get(responder), judged.responder())
                        && judged.allowed() == fields.get(ALLOWED, true)
                        && fits(fields, judged.counters())));
  }

  private static boolean fits(Fields fields, ThrottleCounters counters) {
    return fields.get(IN_HOUR, counters.inHour()) == counters.inHour()
        && fields.get(IN_DAY, counters.inDay()) == counters.inDay()
        && fields.get(SERVER_IN_HOUR, counters.serverInHour()) == counters.serverInHour()
        && fields.get(SERVER_IN_DAY, counters.serverInDay()) == counters.serverInDay();
  }

  private static String counts(Fields fields) {
    StringBuilder text = new StringBuilder();
    for (Key<Integer> key : List.of(IN_HOUR, IN_DAY, SERVER_IN_HOUR, SERVER_IN_DAY)) {
      fields.find(key).ifPresent(n -> text.append(", ").append(key.name()).append(' ').append(n));
    }
    return text.toString();
  }

  private static Form<Expectation> exhausted(Vocabulary words) {
    Key<ItemId> responder = Key.required("exhausted", words.responder, "The responder.");
    return ThenForms.happening(
        "A responder has acted in vain twice running, or is free of that again.",
        List.of(responder, IS),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder)
                    + (fields.get(IS, true) ? " is exhausted" : " is no longer exhausted"),
                RecoveryEvent.ExhaustionChanged.class,
                changed ->
                    References.cover(fields.get(responder), changed.responder())
                        && changed.exhausted() == fields.get(IS, true)));
  }

  private static Form<Expectation> chronic(Vocabulary words) {
    Key<ItemId> monitor = Key.required("chronic", words.monitor, "The monitor.");
    return ThenForms.happening(
        "A fault comes back again and again, or a person cleared that.",
        List.of(monitor, IS),
        fields ->
            ThenForms.event(
                fields,
                fields.get(monitor)
                    + (fields.get(IS, true) ? " is chronic" : " is no longer chronic"),
                RecoveryEvent.ChronicChanged.class,
                changed ->
                    References.cover(fields.get(monitor), changed.monitor())
                        && changed.chronic() == fields.get(IS, true)));
  }

  private static Form<Expectation> held() {
    Key<String> component = Key.required("held", Vocabulary.NAME, "The component.");
    return ThenForms.happening(
        "A hold on a component begins.",
        List.of(component),
        fields ->
            ThenForms.event(
                fields,
                fields.get(component) + " is held",
                WorldEvent.HoldPlaced.class,
                placed -> placed.hold().component().equalsIgnoreCase(fields.get(component))));
  }

  private static Form<Expectation> released() {
    Key<String> component = Key.required("released", Vocabulary.NAME, "The component.");
    return ThenForms.happening(
        "A hold on a component ends.",
        List.of(component, ThenForms.CONTAINING),
        fields ->
            ThenForms.event(
                fields,
                fields.get(component) + " is released" + ThenForms.containing(fields),
                WorldEvent.HoldReleased.class,
                released ->
                    released.component().equalsIgnoreCase(fields.get(component))
                        && ThenForms.contains(fields, ThenForms.CONTAINING, released.reason())));
  }

  private static Form<Expectation> closed(Vocabulary words) {
    Key<ItemId> monitor = Key.required("closed", words.monitor, "The monitor.");
    return ThenForms.happening(
        "The episode of a monitor is closed.",
        List.of(monitor, AS),
        fields ->
            ThenForms.event(
                fields,
                fields.get(monitor)
                    + " closes its episode: "
                    + fields.get(AS).name().toLowerCase(Locale.ROOT),
                MonitorEvent.EpisodeClosed.class,
                closed ->
                    References.cover(fields.get(monitor), closed.monitor())
                        && closed.end() == fields.get(AS)));
  }

  private static Form<Expectation> ignored(Vocabulary words) {
    Key<ItemId> probe = Key.required("ignored", words.probe, "The probe.");
    return ThenForms.happening(
        "A late or duplicate result is ignored.",
        List.of(probe),
        fields ->
            ThenForms.event(
                fields,
                fields.get(probe) + " late result ignored",
                ProbeEvent.LateResultIgnored.class,
                late -> References.cover(fields.get(probe), late.probe())));
  }

  private static Form<Expectation> interrupted(Vocabulary words) {
    Key<ItemId> responder = Key.required("interrupted", words.responder, "The responder.");
    return ThenForms.happening(
        "An act of an earlier life of the agent is found without an end, and closed.",
        List.of(responder),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " act found interrupted",
                WorldEvent.IntentInterrupted.class,
                found -> References.cover(fields.get(responder), found.responder())));
  }

  private static Form<Expectation> refusedDefinitions() {
    Key<Boolean> refused =
        Key.required("definitionsRefused", Vocabulary.BOOLEAN, "true: they are refused whole.");
    return ThenForms.happening(
        "Changed definitions are refused; what was watched before is watched on.",
        List.of(refused, ThenForms.CONTAINING),
        fields ->
            ThenForms.event(
                fields,
                "definitions refused" + ThenForms.containing(fields),
                DefinitionEvent.ApplyRefused.class,
                event ->
                    fields.get(refused)
                        && ThenForms.contains(fields, ThenForms.CONTAINING, event.problem())));
  }
}
