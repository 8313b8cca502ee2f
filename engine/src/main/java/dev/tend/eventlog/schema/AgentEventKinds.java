package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.EventText.bad;
import static dev.tend.eventlog.schema.EventText.caution;
import static dev.tend.eventlog.schema.EventText.good;
import static dev.tend.eventlog.schema.EventText.plain;
import static dev.tend.eventlog.schema.FieldSource.field;
import static dev.tend.eventlog.schema.FieldSource.item;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.input.Requester;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The kinds of event about the agent, its surroundings and what it watches. */
public final class AgentEventKinds {
  static final List<EventKind<?>> KINDS = new ArrayList<>();

  public static final EventKind<EnvironmentEvent.AgentStarted> AGENT_STARTED =
      kind(
          Channel.STARTUP_NOTIFICATION,
          "agent-started",
          "When the agent has started.",
          line -> plain("agent started, version " + line.of(EventField.SERVICE_VERSION)),
          field(EventField.SERVICE_VERSION, EnvironmentEvent.AgentStarted::version),
          field(EventField.BOOTED_AT, EnvironmentEvent.AgentStarted::bootedAt),
          field(EventField.GRACE_UNTIL, EnvironmentEvent.AgentStarted::graceUntil));

  public static final EventKind<EnvironmentEvent.AgentStopped> AGENT_STOPPED =
      kind(
          Channel.STARTUP_NOTIFICATION,
          "agent-stopped",
          "The last event when the agent stops in good order; a run that was killed has none.",
          line -> plain("agent stopped"));

  public static final EventKind<EnvironmentEvent.WallClockStepped> CLOCK_STEPPED =
      kind(
          Channel.STARTUP_NOTIFICATION,
          "wall-clock-stepped",
          "When the wall clock stepped away from steady time.",
          line -> caution("wall clock stepped by " + line.of(EventField.CLOCK_STEP) + " s"),
          field(EventField.CLOCK_STEP, EnvironmentEvent.WallClockStepped::by));

  public static final EventKind<EnvironmentEvent.HoldPlaced> HOLD_PLACED =
      kind(
          Channel.MONITORING,
          "hold-placed",
          "When a component is taken out of service, or its hold changes.",
          line ->
              caution(
                  (line.of(EventField.HOLD_STATE).equals("Draining") ? "draining" : "held")
                      + " for "
                      + line.of(EventField.REQUESTER)
                      + line.by()
                      + line.because()),
          SharedFields.HOLD.in(EnvironmentEvent.HoldPlaced::hold));

  public static final EventKind<EnvironmentEvent.HoldReleased> HOLD_RELEASED =
      kind(
          Channel.MONITORING,
          "hold-released",
          "When a hold ends, or somebody tried to end one that does not exist.",
          line ->
              good("released for " + line.of(EventField.REQUESTER) + line.by() + line.because()),
          field(EventField.COMPONENT, EnvironmentEvent.HoldReleased::component),
          field(EventField.REQUESTER, event -> event.requester().text()),
          field(EventField.USER, EnvironmentEvent.HoldReleased::owner),
          field(EventField.REASON, EnvironmentEvent.HoldReleased::reason),
          field(EventField.STILL_HELD_BY, event -> event.stillHeldBy().map(Requester::text)));

  public static final EventKind<EnvironmentEvent.ComponentCommandEnded> COMPONENT_COMMAND =
      kind(
          Channel.MONITORING,
          "component-command",
          "When a command that keeps clients away from a component, or lets them back, has ended.",
          line -> {
            String command = line.of(EventField.COMMAND) + " command ";
            return line.of(EventField.RESULT).equals("Succeeded")
                ? good(command + "succeeded")
                : bad(command + "failed" + line.said(EventField.ERROR_MESSAGE));
          },
          field(EventField.COMPONENT, event -> event.ended().component()),
          field(EventField.COMMAND, event -> event.ended().command()),
          field(EventField.RESULT, event -> event.ended().result()),
          field(EventField.OUTCOME, event -> SharedFields.outcome(event.ended().succeeded())),
          field(
              EventField.DETAIL, event -> event.ended().succeeded() ? event.ended().message() : ""),
          field(
              EventField.ERROR_MESSAGE,
              event -> event.ended().succeeded() ? "" : event.ended().message()));

  public static final EventKind<EnvironmentEvent.OperatorWorkChanged> OPERATOR_WORK =
      kind(
          Channel.MONITORING,
          "operator-work-changed",
          "When an operator is seen at work, or no longer.",
          line -> {
            String work = line.on() + line.said(EventField.DETAIL);
            boolean unclear = line.of(EventField.OPERATOR_WORK).equals("UnitEnded");
            return line.is(EventField.ACTIVE)
                ? caution((unclear ? "operator perhaps at work" : "operator at work") + work)
                : good("operator no longer at work" + work);
          },
          field(EventField.OPERATOR_WORK, event -> event.seen().kind()),
          field(EventField.RESOURCE, event -> event.seen().resource()),
          field(EventField.ACTIVE, event -> event.seen().active()),
          field(EventField.DETAIL, event -> event.seen().detail()));

  public static final EventKind<EnvironmentEvent.BrakeChanged> BRAKE_CHANGED =
      kind(
          Channel.MONITORING,
          "brake-changed",
          "When all recovery is stopped, or may go on.",
          line ->
              line.is(EventField.ACTIVE)
                  ? caution("all recovery stopped" + line.by() + line.because())
                  : good("recovery may go on" + line.by() + line.because()),
          field(EventField.ACTIVE, EnvironmentEvent.BrakeChanged::on),
          field(EventField.USER, EnvironmentEvent.BrakeChanged::owner),
          field(EventField.REASON, EnvironmentEvent.BrakeChanged::reason));

  public static final EventKind<EnvironmentEvent.GroupChanged> GROUP_CHANGED =
      kind(
          Channel.THROTTLING_CONFIG,
          "group-changed",
          "When what the group says about a component changes.",
          line ->
              plain(
                  (line.is(EventField.ANOTHER_SERVES)
                          ? "another server serves it"
                          : "no other serves it")
                      + line.said(EventField.GROUP_REFUSAL)),
          field(EventField.COMPONENT, event -> event.report().component()),
          field(EventField.ANOTHER_SERVES, event -> event.report().anotherServes()),
          field(EventField.GROUP_REFUSAL, event -> event.report().refusal()));

  public static final EventKind<EnvironmentEvent.RepairRefused> REPAIR_REFUSED =
      kind(
          Channel.MONITORING,
          "repair-refused",
          "When a repairing mark is refused.",
          line -> caution("repairing mark refused" + line.because()),
          item(EnvironmentEvent.RepairRefused::monitor),
          field(EventField.REASON, EnvironmentEvent.RepairRefused::reason));

  public static final EventKind<EnvironmentEvent.InputIgnored> INPUT_IGNORED =
      kind(
          Channel.STARTUP_NOTIFICATION,
          "input-ignored",
          "When the agent gets an input about something that does not exist.",
          line -> caution(line.of(EventField.INPUT) + " ignored" + line.because()),
          field(EventField.INPUT, EnvironmentEvent.InputIgnored::what),
          field(EventField.REASON, EnvironmentEvent.InputIgnored::why));

  public static final EventKind<EnvironmentEvent.IntentInterrupted> INTENT_INTERRUPTED =
      kind(
          Channel.STARTUP_NOTIFICATION,
          "intent-interrupted",
          "When a recovery action of an earlier run is closed without being repeated.",
          line ->
              bad(
                  "a recovery action of an earlier run was interrupted"
                      + line.said(EventField.DETAIL)),
          item(EnvironmentEvent.IntentInterrupted::responder),
          field(EventField.INSTANCE, EnvironmentEvent.IntentInterrupted::instance),
          field(EventField.INTENDED_AT, EnvironmentEvent.IntentInterrupted::intendedAt),
          field(EventField.DETAIL, EnvironmentEvent.IntentInterrupted::known));

  public static final EventKind<DefinitionEvent.DefinitionApplied> DEFINITION_APPLIED =
      kind(
          SharedFields::channel,
          "definition-applied",
          "For every effective definition, at start and whenever it changes.",
          line ->
              plain(
                  line.of(EventField.ITEM_TYPE)
                      + " of type "
                      + line.of(EventField.DEFINITION_TYPE)),
          item(DefinitionEvent.DefinitionApplied::item),
          SharedFields.DEFINITION.in(DefinitionEvent.DefinitionApplied::definition));

  public static final EventKind<DefinitionEvent.HealthSetApplied> HEALTH_SET_APPLIED =
      kind(
          Channel.MAINTENANCE_DEFINITION,
          "health-set-applied",
          "When a health set is added, or something that concerns it as a whole changes.",
          line -> plain("health set " + (line.is(EventField.ENABLED) ? "watched" : "disabled")),
          field(EventField.HEALTH_SET, DefinitionEvent.HealthSetApplied::healthSet),
          field(EventField.HEALTH_GROUP, event -> event.group().text()),
          field(EventField.ENABLED, DefinitionEvent.HealthSetApplied::enabled),
          field(EventField.PROVENANCE, event -> SharedFields.provenance(event.provenance())));

  public static final EventKind<DefinitionEvent.DefinitionRemoved> DEFINITION_REMOVED =
      kind(
          Channel.MAINTENANCE_DEFINITION,
          "definition-removed",
          "When an item is no longer watched.",
          line -> plain(line.of(EventField.ITEM_TYPE) + " no longer watched"),
          item(DefinitionEvent.DefinitionRemoved::item),
          field(EventField.ITEM_TYPE, event -> event.itemType().text()));

  public static final EventKind<DefinitionEvent.ApplyRefused> APPLY_REFUSED =
      kind(
          Channel.OVERRIDES,
          "apply-refused",
          "When a change of configuration or definitions is refused as a whole; what was in effect"
              + " stays in effect.",
          line -> bad("definitions refused" + line.said(EventField.ERROR_MESSAGE)),
          field(EventField.OUTCOME, event -> SharedFields.outcome(false)),
          field(EventField.ERROR_MESSAGE, DefinitionEvent.ApplyRefused::problem));

  public static final EventKind<DefinitionEvent.SettingsApplied> SETTINGS_APPLIED =
      kind(
          Channel.THROTTLING_CONFIG,
          "settings-applied",
          "When the agent's settings change.",
          line -> plain("settings applied, recovery: " + line.of(EventField.MODE)),
          SharedFields.SETTINGS.in(DefinitionEvent.SettingsApplied::settings));

  public static final EventKind<DefinitionEvent.Discovered> DISCOVERED =
      kind(
          Channel.MAINTENANCE_RESULT,
          "discovered",
          "At every discovery.",
          line ->
              line.of(EventField.FOUND).isEmpty()
                  ? bad("discovery failed" + line.said(EventField.ERROR_MESSAGE))
                  : line.of(EventField.ERROR_MESSAGE).isEmpty()
                      ? plain(line.of(EventField.FOUND) + " targets found")
                      : bad(
                          line.of(EventField.FOUND)
                              + " targets found"
                              + line.said(EventField.ERROR_MESSAGE)),
          field(EventField.HEALTH_SET, DefinitionEvent.Discovered::healthSet),
          field(EventField.OUTCOME, event -> SharedFields.outcome(event.message().isEmpty())),
          field(EventField.FOUND, event -> event.found() < 0 ? "" : event.found()),
          field(EventField.ADDED, DefinitionEvent.Discovered::added),
          field(EventField.MISSING, DefinitionEvent.Discovered::missing),
          field(EventField.ERROR_MESSAGE, DefinitionEvent.Discovered::message));

  public static final EventKind<DefinitionEvent.TargetRetired> TARGET_RETIRED =
      kind(
          Channel.MAINTENANCE_RESULT,
          "target-retired",
          "When a target is no longer watched.",
          line -> caution("target " + line.of(EventField.TARGET) + " no longer watched"),
          field(EventField.HEALTH_SET, DefinitionEvent.TargetRetired::healthSet),
          field(EventField.TARGET, DefinitionEvent.TargetRetired::target),
          field(EventField.WAS_RAISED, DefinitionEvent.TargetRetired::raised));

  static final EventKind<Gap> GAP =
      kind(
          Gap::channel,
          "gap",
          "When lines of this file were lost; written by the event log itself, without an id.",
          line -> bad(line.of(EventField.GAP_DROPPED) + " events were dropped before this"),
          SharedFields.LOST.in(Gap::lost));

  static final EventKind<TornLine> TORN_LINE =
      kind(
          TornLine::channel,
          "torn-line",
          "When the last line of this file was found torn at a start; this line replaces it."
              + " Written by the event log itself, without an id.",
          line -> caution("a line was torn here: the agent ended while writing it"),
          field(EventField.TORN, TornLine::fragment));

  private AgentEventKinds() {}

  /** Lost events of a file. */
  record Gap(Channel channel, LostEvents lost) {}

  /** The beginning of the torn last line of a file. */
  record TornLine(Channel channel, String fragment) {}

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  private static <T> EventKind<T> kind(
      Channel channel,
      String text,
      String recorded,
      Function<SentenceParts, EventText> sentence,
      FieldSource<T>... sources) {
    return kind(event -> channel, text, recorded, sentence, sources);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  private static <T> EventKind<T> kind(
      Function<? super T, Channel> channel,
      String text,
      String recorded,
      Function<SentenceParts, EventText> sentence,
      FieldSource<T>... sources) {
    EventKind<T> kind = new EventKind<>(text, recorded, channel, sentence, List.of(sources));
    KINDS.add(kind);
    return kind;
  }
}
