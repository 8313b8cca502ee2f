package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.FieldType.BOOLEAN;
import static dev.tend.eventlog.schema.FieldType.DATE;
import static dev.tend.eventlog.schema.FieldType.INTEGER;
import static dev.tend.eventlog.schema.FieldType.NUMBER;
import static dev.tend.eventlog.schema.FieldType.TEXTS;

/**
 * Every field of event lines. A field has one meaning in every kind of event, and no field's name
 * is the beginning of another's, so that stores which nest dotted names can hold them all. {@link
 * #meaning} says what each is.
 */
public enum EventField {
  TIMESTAMP("@timestamp", DATE, "When it happened, by the wall clock. Order events by `event.id`."),
  ID("event.id", "`incarnation:sequence`; unique, and rising within a run of the agent."),
  SEQUENCE("event.sequence", INTEGER, "The second part of `event.id`."),
  CAUSES(
      "event.causes",
      TEXTS,
      "The ids of the events that caused it; left out if it came from outside."),
  ACTION("event.action", "The kind of event, as the headings below name it."),
  CODE("event.code", "Exchange's number of this event, where it has one."),
  DATASET("event.dataset", "The channel."),
  HOST("host.name", "The server the agent runs on."),
  SCHEMA("tend.schema", INTEGER, "The version of this reference; rises with incompatible changes."),

  OUTCOME(
      "event.outcome",
      "`success`, `failure` or `unknown`. Only `failure` counts against the target."),
  DURATION("event.duration", INTEGER, "How long it took, in nanoseconds."),
  REASON("event.reason", "Why: the reason somebody gave, or the name of the rule."),
  START("event.start", DATE, "Start of the interval the line is about."),
  END("event.end", DATE, "End of the interval the line is about."),
  MESSAGE("message", "What happened, in words for a person."),
  DETAIL("tend.detail", "What the probe, the gate, the program or the person said about it."),
  ERROR_TYPE("error.type", "The class of error, such as `CertificateExpired`."),
  ERROR_MESSAGE("error.message", "Why it failed, for a person."),
  USER("user.name", "The person who asked for it; `tend` when Tend itself did."),
  SERVICE_VERSION("service.version", "The version of the agent."),

  ITEM("tend.item", "The item's identity, `HealthSet\\Item` or `HealthSet\\Item\\Target`."),
  HEALTH_SET("tend.healthset", "The health set."),
  TARGET("tend.target", "The target; left out for items without one."),
  ITEM_TYPE(
      "tend.itemtype",
      "`Probe`, `Monitor`, `Responder`, `Maintenance`; for overrides also `HealthSet`."),
  HEALTH_GROUP("tend.healthgroup", "The health group."),
  COMPONENT("tend.component", "The server component."),
  COMMAND("tend.command", "Which command of the component: `drain`, `offline` or `online`."),
  REQUESTER("tend.requester", "Who holds the component: `HealthAPI`, `Maintenance`, ..."),
  RESOURCE("tend.resource", "What is acted on, such as `service:postfix`."),
  EPISODE("tend.episode", "The episode, from a raise to its healing."),

  RESULT(
      "tend.result",
      "The result in Tend's words: of a probe `Succeeded`, `Failed`, `TimedOut`, `Inconclusive`,"
          + " `Rejected`, `Poisoned` or `Quarantined`; of an action `Succeeded`, `Failed`,"
          + " `TimedOut` or `NotBegun`."),
  TRIGGER("tend.trigger", "Why the probe ran: `scheduled`, `confirmation` or `invoked`."),
  RUN_STARTED("tend.run.started", DATE, "When the run began, in steady time."),
  PHASE("tend.phase", "The phase that failed, such as `greeting`."),
  SAMPLE("tend.sample.value", NUMBER, "The value measured."),
  SAMPLE_AT_LEAST(
      "tend.sample.atleast",
      BOOLEAN,
      "True where the value is a lower bound: the probe did not see all that it counts."),
  SAMPLE_UNIT("tend.sample.unit", "Its unit: `s`, `B` or `%`; left out for plain numbers."),
  NOTIFICATION("tend.notification", "A notification's key; `failure` is red, `success` green."),
  FIGURE("tend.figure.*", NUMBER, "Anything else that was measured, by name; the first 32."),
  FIGURE_UNIT("tend.unit.*", "The unit of the figure of that name; left out for plain numbers."),
  IGNORED("tend.ignored", INTEGER, "How many results of this probe have been ignored so far."),

  STATE_FROM("tend.state.from", "What the monitor showed."),
  STATE_TO("tend.state.to", "What the monitor shows."),
  BENEATH_FROM("tend.beneath.from", "The state its chain was in, beneath what it showed."),
  BENEATH_TO("tend.beneath.to", "The state its chain is in, beneath what it shows."),
  OCCASION("tend.occasion", "Why the monitor changed: `Raised`, `ChainStepped`, `Healed`, ..."),
  REOPENED("tend.reopened", BOOLEAN, "Whether an episode that had healed goes on."),
  EPISODE_END("tend.episodeend", "How the episode ended: `Healed`, `Withdrawn` or `Retired`."),
  RAISED_AT("tend.raised.at", DATE, "When the monitor was first raised, in steady time."),
  WAS_RAISED("tend.raised.was", BOOLEAN, "Whether anything was raised on the target."),

  REFUSAL("tend.refusal.reason", "The name of the refusal."),
  GATE("tend.refusal.gate", INTEGER, "The gate's number, from 1; 8 records the intent."),
  RETRY_AT(
      "tend.refusal.retryat",
      DATE,
      "When the refusal ends by itself, in steady time; left out if something must change first."),
  APPROVAL("tend.approval.id", "The id of the approval."),
  APPROVAL_ANSWER("tend.approval.answer", "`Granted`, `Denied`, `Expired` or `Stale`."),
  APPROVAL_EXPIRES("tend.approval.expires", DATE, "When the question lapses, in steady time."),

  ACTION_TYPE("tend.action.type", "The type of the responder, such as `restart-service`."),
  INSTANCE("tend.action.instance", "The action's id, the same from permission to verdict."),
  ATTEMPT("tend.action.attempt", INTEGER, "Which attempt of the episode, from 1."),
  EXPECTED_END(
      "tend.action.expectedend", DATE, "When the action is abandoned if it has not ended."),
  INTENDED_AT("tend.action.intended", DATE, "When the action was intended, in steady time."),
  EVIDENCE("tend.evidence", "The file that says how the server was; left out if there is none."),
  VERDICT("tend.action.verdict", "`Helped`, `DidNotHelp`, `NotVerified` or `Interrupted`."),
  EXHAUSTED("tend.exhausted", BOOLEAN, "Whether the responder stops, as two actions did not help."),
  CHRONIC(
      "tend.chronic",
      BOOLEAN,
      "Whether a person is needed, since actions healed the monitor 3 times in a day."),

  THROTTLE_KEY("tend.throttle.key", "What the budgets count: type and resource."),
  ALLOWED("tend.throttle.allowed", BOOLEAN, "Whether the budgets allow the action."),
  SINCE_LAST(
      "tend.throttle.sincelast",
      NUMBER,
      "Seconds since the last such action on this resource; left out if none in a day."),
  MINIMUM_BETWEEN("tend.throttle.minimumbetween", NUMBER, "The minimum of seconds between two."),
  IN_HOUR(
      "tend.throttle.inhour", INTEGER, "Actions of this kind on this resource in the last hour."),
  MAXIMUM_PER_HOUR("tend.throttle.maximumperhour", INTEGER, "The most allowed in an hour."),
  IN_DAY(
      "tend.throttle.inday",
      INTEGER,
      "Actions of this kind on this resource in the last 24 hours."),
  MAXIMUM_PER_DAY("tend.throttle.maximumperday", INTEGER, "The most allowed in 24 hours."),
  SERVER_IN_HOUR(
      "tend.throttle.serverinhour", INTEGER, "Disturbing actions here in the last hour."),
  SERVER_PER_HOUR("tend.throttle.servermaximumperhour", INTEGER, "The most allowed in any hour."),
  SERVER_IN_DAY("tend.throttle.serverinday", INTEGER, "Disturbing actions here in 24 hours."),
  SERVER_PER_DAY("tend.throttle.servermaximumperday", INTEGER, "The most allowed in any 24 hours."),

  ALERT("alert.id", "The incident, the same from opening to closing."),
  ALERT_SEQUENCE("alert.sequence", INTEGER, "Which message of this incident, from 1."),
  ALERT_KIND("alert.kind", "`Opened`, `Renewed` or `Closed`."),
  ALERT_URGENCY("alert.urgency", "`Urgent`, `UrgentInTraining` or `Scheduled`."),
  ALERT_TEAM("alert.team", "Who is paged."),
  ALERT_SUBJECT("alert.subject", "The headline."),
  ALERT_EVIDENCE(
      "alert.evidence", TEXTS, "What a person needs, line by line; 50 at most, of 512 characters."),
  MERGED_INTO("tend.mergedinto", "The dependency's monitor whose incident took the page."),

  BOOTED_AT("tend.bootedat", DATE, "When the host booted, in steady time."),
  GRACE_UNTIL("tend.graceuntil", DATE, "Nothing is disturbed before this, in steady time."),
  CLOCK_STEP(
      "tend.clockstep", NUMBER, "How far the wall clock stepped, in seconds; forward is positive."),
  HOLD_STATE(
      "tend.hold.state",
      "What the hold makes of the component: `Draining` or `Inactive`; left out by earlier"
          + " versions, which knew `Inactive` only."),
  HOLD_UNTIL(
      "tend.hold.until", DATE, "When the hold ends by itself; left out if it must be released."),
  STILL_HELD_BY("tend.hold.stillheldby", "Who still holds the component; left out if nobody."),
  OPERATOR_WORK(
      "tend.operatorwork",
      "Noticed by: `PackageManager`, `UnitStopped`, `UnitEnded` or `Shutdown`."),
  ACTIVE("tend.active", BOOLEAN, "`true` when it begins, `false` when it ends."),
  ANOTHER_SERVES(
      "tend.group.anotherserves", BOOLEAN, "Whether another server serves the component."),
  GROUP_REFUSAL("tend.group.refusal", "Why the group does not let this server act now."),
  INPUT("tend.input", "Which input was ignored."),

  DEFINITION_TYPE("tend.definition.type", "The name of the item's type, such as `smtp`."),
  DEFINITION_AT("tend.definition.at", "Where the item was declared: file, line, column."),
  PROPERTY(
      "tend.property.*",
      "The effective value of the property of that name, as one would write it, defaults included."
          + " Secrets are references."),
  PROVENANCE(
      "tend.provenance.*",
      "What gave the property of that name its value, unless the health set or the default did: an"
          + " override with its owner and reason, a parameter, or why a service is absent."),
  ENABLED("tend.enabled", BOOLEAN, "Whether the health set is watched."),
  FOUND("tend.discovery.found", INTEGER, "How many targets were found; left out if it failed."),
  ADDED("tend.discovery.added", TEXTS, "Targets watched from now on; the first 50."),
  MISSING(
      "tend.discovery.missing",
      TEXTS,
      "Targets not found, but still watched for now; the first 50."),
  MODE(
      "tend.settings.recoveryactions",
      "How far recovery may go: `act`, `approve`, `observe` or `off`."),
  SERVER("tend.settings.server", "The server's name in the agent's configuration."),
  STARTUP_GRACE(
      "tend.settings.startupgrace", NUMBER, "Seconds after a start in which nothing is disturbed."),
  ARMED("tend.settings.armed", TEXTS, "The destructive types that may run."),
  SETTINGS_PER_HOUR(
      "tend.settings.maximumperhour", INTEGER, "Disturbing actions allowed here in any hour."),
  SETTINGS_PER_DAY(
      "tend.settings.maximumperday", INTEGER, "Disturbing actions allowed here in any 24 hours."),

  OVERRIDE("tend.override.id", "The override; the provenance of a value that it sets has this id."),
  OVERRIDE_SCOPE("tend.override.scope", "Where it is kept: `Server` or `Global`."),
  OVERRIDE_SELECTOR("tend.override.selector", "The servers it is for."),
  OVERRIDE_PROPERTY(
      "tend.override.property",
      "The property, by its own name, or as typed if there is no such property."),
  OVERRIDE_VALUE(
      "tend.override.value",
      "The value, in the property's notation, or as typed if it is not valid."),
  OVERRIDE_DECLARED("tend.override.declared", "The definition's value; left out if it has none."),
  OVERRIDE_VALIDITY("tend.override.validity", "How long it is in effect."),
  OVERRIDE_END("tend.override.end", DATE, "When it ends; left out if it has no end."),
  OVERRIDE_BEFORE(
      "tend.override.before",
      "Its state in the event before: `Untold` (none), `Applied`, `Shadowed`, `UnknownIdentity`,"
          + " `Refused`, `OtherVersion` or `Expired`."),
  OVERRIDE_LATE("tend.override.late", NUMBER, "Seconds from its end until that was noticed."),
  OVERRIDE_FORMER("tend.override.former.id", "The override that was replaced."),
  OVERRIDE_FORMER_VALUE("tend.override.former.value", "The value of the replaced override."),
  OVERRIDE_FORMER_OWNER("tend.override.former.owner", "Who added the replaced override."),
  OVERRIDE_WINNER("tend.override.winner", "The override in effect instead."),
  OVERRIDE_INSTEAD(
      "tend.override.instead.value",
      "The value in effect instead, or once it has ended; left out if there is none."),
  OVERRIDE_INSTEAD_FROM(
      "tend.override.instead.from",
      "What gave that value: `default`, the place in a health set, a parameter, or an override with"
          + " its owner and reason."),
  OVERRIDE_EXPECTED("tend.override.expected", "What would be accepted."),
  OVERRIDE_SUGGESTION("tend.override.suggestion", "The nearest correct spelling."),
  OVERRIDE_SOURCE("tend.override.source", "The file or row that is left out, or used again."),
  OVERRIDE_REMEDY("tend.override.remedy", "What to do about it."),
  SERVER_VERSION("tend.mailserver.version", "The mail server's version; left out if unknown."),
  SERVER_VERSION_BEFORE("tend.mailserver.before", "The version before; left out if unknown."),

  GAP_DROPPED("tend.gap.dropped", INTEGER, "How many events of this file were dropped."),
  GAP_PROTECTED(
      "tend.gap.protected",
      INTEGER,
      "How many of them were of the kind kept as long as memory allows."),
  GAP_FIRST("tend.gap.first", "The id of the first of them."),
  GAP_LAST("tend.gap.last", "The id of the last of them."),
  TORN("tend.torn", "The beginning of the line that was torn."),
  TRUNCATED("tend.truncated", TEXTS, "The fields of this line that were cut; they end in `…`.");

  private final String text;
  private final FieldType type;
  private final String meaning;

  EventField(String text, String meaning) {
    this(text, FieldType.TEXT, meaning);
  }

  EventField(String text, FieldType type, String meaning) {
    this.text = text;
    this.type = type;
    this.meaning = meaning;
  }

  /** Its name in the line; one that ends in {@code .*} stands for all names that begin so. */
  public String text() {
    return text;
  }

  /** What its value looks like. */
  public FieldType type() {
    return type;
  }

  /** What it says. */
  public String meaning() {
    return meaning;
  }

  /** The name of a field that stands for many. */
  String named(String part) {
    return text.substring(0, text.length() - 1) + part;
  }

  /** Whether a name in a line is this field's. */
  public boolean matches(String written) {
    return text.endsWith(".*") ? written.startsWith(named("")) : text.equals(written);
  }
}
