package dev.tend.testing.testfile;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.FieldSpec;
import dev.tend.definition.yaml.Fields;
import dev.tend.definition.yaml.ObjectSchema;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.scenario.References;
import java.util.List;
import java.util.Locale;

/** What else is recorded. */
final class RecordForms {
  private static final FieldSpec<Boolean> IS =
      FieldSpec.optional("is", ValueShapes.BOOLEAN, "false when it is over. Default: true.");
  private static final FieldSpec<Boolean> ALLOWED =
      FieldSpec.optional(
          "allowed", ValueShapes.BOOLEAN, "Whether the budgets allow it. Default: true.");
  private static final FieldSpec<Integer> IN_HOUR =
      count("inHour", "Acts of this kind on this resource in the last hour.");
  private static final FieldSpec<Integer> IN_DAY =
      count("inDay", "Acts of this kind on this resource in the last 24 hours.");
  private static final FieldSpec<Integer> SERVER_IN_HOUR =
      count("serverInHour", "Disturbing acts on the server in the last hour.");
  private static final FieldSpec<Integer> SERVER_IN_DAY =
      count("serverInDay", "Disturbing acts on the server in the last 24 hours.");
  private static final FieldSpec<MonitorEvent.End> AS =
      FieldSpec.required(
          "as",
          ValueSchema.word(MonitorEvent.End.class, end -> end.name().toLowerCase(Locale.ROOT)),
          "How it ended.");

  private RecordForms() {}

  static List<ObjectSchema<Expectation>> of(ValueShapes words) {
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

  private static FieldSpec<Integer> count(String name, String meaning) {
    return FieldSpec.optional(name, ValueTypes.NUMBER, meaning);
  }

  private static ObjectSchema<Expectation> budget(ValueShapes words) {
    FieldSpec<ItemId> responder = FieldSpec.required("budget", words.responder, "The responder.");
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
    for (FieldSpec<Integer> fieldSpec : List.of(IN_HOUR, IN_DAY, SERVER_IN_HOUR, SERVER_IN_DAY)) {
      fields
          .find(fieldSpec)
          .ifPresent(n -> text.append(", ").append(fieldSpec.name()).append(' ').append(n));
    }
    return text.toString();
  }

  private static ObjectSchema<Expectation> exhausted(ValueShapes words) {
    FieldSpec<ItemId> responder =
        FieldSpec.required("exhausted", words.responder, "The responder.");
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

  private static ObjectSchema<Expectation> chronic(ValueShapes words) {
    FieldSpec<ItemId> monitor = FieldSpec.required("chronic", words.monitor, "The monitor.");
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

  private static ObjectSchema<Expectation> held() {
    FieldSpec<String> component = FieldSpec.required("held", ValueShapes.NAME, "The component.");
    return ThenForms.happening(
        "A hold on a component begins.",
        List.of(component),
        fields ->
            ThenForms.event(
                fields,
                fields.get(component) + " is held",
                EnvironmentEvent.HoldPlaced.class,
                placed -> placed.hold().component().equalsIgnoreCase(fields.get(component))));
  }

  private static ObjectSchema<Expectation> released() {
    FieldSpec<String> component =
        FieldSpec.required("released", ValueShapes.NAME, "The component.");
    return ThenForms.happening(
        "A hold on a component ends.",
        List.of(component, ThenForms.CONTAINING),
        fields ->
            ThenForms.event(
                fields,
                fields.get(component) + " is released" + ThenForms.containing(fields),
                EnvironmentEvent.HoldReleased.class,
                released ->
                    released.component().equalsIgnoreCase(fields.get(component))
                        && ThenForms.contains(fields, ThenForms.CONTAINING, released.reason())));
  }

  private static ObjectSchema<Expectation> closed(ValueShapes words) {
    FieldSpec<ItemId> monitor = FieldSpec.required("closed", words.monitor, "The monitor.");
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

  private static ObjectSchema<Expectation> ignored(ValueShapes words) {
    FieldSpec<ItemId> probe = FieldSpec.required("ignored", words.probe, "The probe.");
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

  private static ObjectSchema<Expectation> interrupted(ValueShapes words) {
    FieldSpec<ItemId> responder =
        FieldSpec.required("interrupted", words.responder, "The responder.");
    return ThenForms.happening(
        "An act of an earlier life of the agent is found without an end, and closed.",
        List.of(responder),
        fields ->
            ThenForms.event(
                fields,
                fields.get(responder) + " act found interrupted",
                EnvironmentEvent.IntentInterrupted.class,
                found -> References.cover(fields.get(responder), found.responder())));
  }

  private static ObjectSchema<Expectation> refusedDefinitions() {
    FieldSpec<Boolean> refused =
        FieldSpec.required(
            "definitionsRefused", ValueShapes.BOOLEAN, "true: they are refused whole.");
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
