package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.FieldSource.all;
import static dev.tend.eventlog.schema.FieldSource.field;
import static dev.tend.eventlog.schema.FieldSource.item;

import dev.tend.core.effect.Page;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ThrottleCounters;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of records that events hold. */
final class SharedFields {
  private static final int MAX_FIGURES = 32;
  private static final int MAX_PROPERTIES = 100;

  static final FieldSource<ProbeReported> RESULT =
      all(
          List.of(
              item(ProbeReported::probe),
              field(EventField.RESULT, event -> event.outcome().text()),
              field(EventField.OUTCOME, event -> outcome(event.outcome())),
              field(EventField.TRIGGER, event -> event.trigger().text()),
              field(EventField.RUN_STARTED, ProbeReported::startedAt),
              field(EventField.DURATION, SharedFields::nanos),
              field(EventField.PHASE, ProbeReported::phase),
              field(EventField.ERROR_TYPE, ProbeReported::errorClass),
              field(EventField.DETAIL, event -> isGood(event) ? event.message() : ""),
              field(EventField.ERROR_MESSAGE, event -> isGood(event) ? "" : event.message()),
              field(EventField.NOTIFICATION, ProbeReported::notification),
              field(EventField.SAMPLE, ProbeReported::sample),
              field(EventField.SAMPLE_AT_LEAST, told -> told.atLeast() ? true : ""),
              // Written by EventJson, which remembers the definition.
              field(EventField.SAMPLE_UNIT, event -> ""),
              field(EventField.FIGURE, event -> figures(event, ProbeMetric::value)),
              field(EventField.FIGURE_UNIT, event -> figures(event, ProbeMetric::unit))));

  static final FieldSource<ThrottleCounters> COUNTERS =
      all(
          List.of(
              field(EventField.SINCE_LAST, ThrottleCounters::sinceLast),
              field(EventField.MINIMUM_BETWEEN, ThrottleCounters::minimumBetween),
              field(EventField.IN_HOUR, ThrottleCounters::inHour),
              field(EventField.MAXIMUM_PER_HOUR, ThrottleCounters::maximumPerHour),
              field(EventField.IN_DAY, ThrottleCounters::inDay),
              field(EventField.MAXIMUM_PER_DAY, ThrottleCounters::maximumPerDay),
              field(EventField.SERVER_IN_HOUR, ThrottleCounters::serverInHour),
              field(EventField.SERVER_PER_HOUR, ThrottleCounters::serverMaximumPerHour),
              field(EventField.SERVER_IN_DAY, ThrottleCounters::serverInDay),
              field(EventField.SERVER_PER_DAY, ThrottleCounters::serverMaximumPerDay)));

  static final FieldSource<Refusal> REFUSAL =
      all(List.of(field(EventField.REFUSAL, Refusal::text), field(EventField.GATE, Refusal::gate)));

  static final FieldSource<Page> PAGE =
      all(
          List.of(
              item(Page::monitor),
              field(EventField.STATE_TO, event -> event.state().text()),
              field(EventField.ALERT, Page::alertId),
              field(EventField.ALERT_SEQUENCE, Page::sequence),
              field(EventField.ALERT_KIND, Page::kind),
              field(EventField.ALERT_URGENCY, event -> event.urgency().text()),
              field(EventField.ALERT_TEAM, Page::team),
              field(EventField.ALERT_SUBJECT, Page::subject),
              field(EventField.REASON, Page::reason),
              field(EventField.ALERT_EVIDENCE, Page::evidence)));

  static final FieldSource<OperatorInput.HoldPlaced> HOLD =
      all(
          List.of(
              field(EventField.COMPONENT, OperatorInput.HoldPlaced::component),
              field(EventField.REQUESTER, event -> event.requester().text()),
              field(EventField.HOLD_STATE, event -> event.state().text()),
              field(EventField.USER, OperatorInput.HoldPlaced::owner),
              field(EventField.REASON, OperatorInput.HoldPlaced::reason),
              field(EventField.HOLD_UNTIL, OperatorInput.HoldPlaced::until)));

  static final FieldSource<ItemDefinition> DEFINITION =
      all(
          List.of(
              field(EventField.ITEM_TYPE, event -> event.itemType().text()),
              field(EventField.DEFINITION_TYPE, event -> event.type().name()),
              field(EventField.DEFINITION_AT, event -> event.position().toString()),
              field(EventField.PROPERTY, SharedFields::properties),
              field(EventField.PROVENANCE, SharedFields::provenances)));

  static final FieldSource<CoreSettings> SETTINGS =
      all(
          List.of(
              field(EventField.SERVER, CoreSettings::server),
              field(EventField.MODE, event -> event.recoveryActions().text()),
              field(EventField.STARTUP_GRACE, CoreSettings::startupGrace),
              field(EventField.ARMED, event -> List.copyOf(event.armed())),
              field(EventField.SETTINGS_PER_HOUR, CoreSettings::maximumPerHour),
              field(EventField.SETTINGS_PER_DAY, CoreSettings::maximumPerDay)));

  static final FieldSource<LostEvents> LOST =
      all(
          List.of(
              field(EventField.GAP_DROPPED, LostEvents::count),
              field(EventField.GAP_PROTECTED, LostEvents::protectedCount),
              field(EventField.GAP_FIRST, event -> event.first().toString()),
              field(EventField.GAP_LAST, event -> event.last().toString()),
              field(EventField.START, LostEvents::from),
              field(EventField.END, LostEvents::until)));

  private SharedFields() {}

  static String outcome(boolean good) {
    return good ? "success" : "failure";
  }

  static String outcome(Verdict verdict) {
    return verdict == Verdict.HELPED || verdict == Verdict.DID_NOT_HELP
        ? outcome(verdict == Verdict.HELPED)
        : "unknown";
  }

  private static String outcome(Outcome outcome) {
    return outcome == Outcome.SUCCEEDED || outcome.failed()
        ? outcome(outcome == Outcome.SUCCEEDED)
        : "unknown";
  }

  private static boolean isGood(ProbeReported event) {
    return event.outcome() == Outcome.SUCCEEDED;
  }

  private static long nanos(ProbeReported event) {
    return event.elapsed().toSeconds() > Integer.MAX_VALUE
        ? Long.MAX_VALUE
        : event.elapsed().toNanos();
  }

  private static FieldSource.Named<ProbeMetric> figures(
      ProbeReported event, Function<ProbeMetric, ?> value) {
    return new FieldSource.Named<>(event.figures(), MAX_FIGURES, ProbeMetric::name, value);
  }

  private static FieldSource.Named<Property<?>> properties(ItemDefinition event) {
    return new FieldSource.Named<>(
        event.properties(),
        MAX_PROPERTIES,
        Property::name,
        property -> value(property, event.settings()));
  }

  private static <T> Optional<String> value(Property<T> property, Settings settings) {
    return settings.find(property).map(property.type()::format);
  }

  private static FieldSource.Named<Property<?>> provenances(ItemDefinition event) {
    return new FieldSource.Named<>(
        event.properties(),
        MAX_PROPERTIES,
        Property::name,
        property -> word(event.settings().provenance(property)));
  }

  /** Who switched a health set on or off. */
  static FieldSource.Named<Provenance> provenance(Provenance provenance) {
    return new FieldSource.Named<>(List.of(provenance), 1, any -> "enabled", SharedFields::word);
  }

  /** What gave a value, unless it was the default or the health set. */
  private static String word(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Default nobody -> "";
      case Provenance.Declared declared -> "";
      case Provenance.Parameter parameter -> parameter.toString();
      case Provenance.Absent absent -> absent.toString();
      case Provenance.Overridden overridden -> overridden.toString();
    };
  }

  /** The channel of definitions of this type. */
  static Channel channel(DefinitionEvent.DefinitionApplied event) {
    return switch (event.definition().itemType()) {
      case PROBE -> Channel.PROBE_DEFINITION;
      case MONITOR -> Channel.MONITOR_DEFINITION;
      case RESPONDER -> Channel.RESPONDER_DEFINITION;
      case MAINTENANCE -> Channel.MAINTENANCE_DEFINITION;
    };
  }
}
