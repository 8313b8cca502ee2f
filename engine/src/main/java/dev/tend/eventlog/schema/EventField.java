package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.FieldType.BOOLEAN;
import static dev.tend.eventlog.schema.FieldType.DATE;
import static dev.tend.eventlog.schema.FieldType.NUMBER;
import static dev.tend.eventlog.schema.FieldType.TEXT;
import static dev.tend.eventlog.schema.FieldType.TEXTS;
import static dev.tend.eventlog.schema.FieldType.WHOLE_NUMBER;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Every field of event lines. A field has one meaning wherever it stands, and no field's name is
 * the beginning of another's, so that stores which nest dotted names can hold them all. What each
 * says stands in its {@link #meaning}.
 */
public enum EventField {
  TIMESTAMP(
      "@timestamp",
      DATE,
      "When it happened, by the wall clock. It does not order events: `event.id` does."),
  ID("event.id", TEXT, "`incarnation:sequence`; unique, and rising within a life of the agent."),
  SEQUENCE("event.sequence", WHOLE_NUMBER, "The second part of `event.id`."),
  CAUSES(
      "event.causes",
      TEXTS,
      "The ids of the events that brought it about; left out for what came from outside."),
  ACTION("event.action", TEXT, "The kind of event, as the headings below name it."),
  CODE("event.code", TEXT, "Exchange's number of this event, where it has one."),
  DATASET("event.dataset", TEXT, "The channel."),
  HOST("host.name", TEXT, "The server the agent runs on."),
  SCHEMA(
      "tend.schema",
      WHOLE_NUMBER,
      "The version of this reference. It rises when a field changes its meaning or goes."),

  OUTCOME(
      "event.outcome",
      TEXT,
      "`success`, `failure`, or `unknown` when nobody could tell. Only `failure` speaks against the"
          + " target."),
  DURATION("event.duration", WHOLE_NUMBER, "How long it took, in nanoseconds."),
  REASON("event.reason", TEXT, "Why: the reason somebody gave, or the name of the rule."),
  START("event.start", DATE, "Where the interval begins that the line tells of."),
  END("event.end", DATE, "Where the interval ends that the line tells of."),
  MESSAGE("message", TEXT, "What happened, in words for a person."),
  DETAIL("tend.detail", TEXT, "What the probe, the gate, the program or the person said to it."),
  ERROR_TYPE("error.type", TEXT, "The class of error, such as `CertificateExpired`."),
  ERROR_MESSAGE("error.message", TEXT, "Why it failed, for a person."),
  USER("user.name", TEXT, "The person who asked for it; `tend` when Tend itself did."),
  SERVICE_VERSION("service.version", TEXT, "The version of the agent."),

  ITEM(
      "tend.item",
      TEXT,
      "The identity of the item, `HealthSet\\Item` or `HealthSet\\Item\\Target`."),
  HEALTH_SET("tend.healthset", TEXT, "The health set."),
  TARGET("tend.target", TEXT, "The target; left out for items without."),
  ITEM_TYPE(
      "tend.itemtype",
      TEXT,
      "`Probe`, `Monitor`, `Responder` or `Maintenance`; of an override also `HealthSet`."),
  HEALTH_GROUP("tend.healthgroup", TEXT, "The health group."),
  COMPONENT("tend.component", TEXT, "The server component."),
  REQUESTER("tend.requester", TEXT, "Who holds the component: `HealthAPI`, `Maintenance`, ..."),
  RESOURCE("tend.resource", TEXT, "What is acted on, such as `service:postfix`."),
  EPISODE("tend.episode", TEXT, "The episode, from a raise to its healing."),

  RESULT(
      "tend.result",
      TEXT,
      "The result in Tend's words: of a probe `Succeeded`, `Failed`, `TimedOut`, `Inconclusive`,"
          + " `Rejected`, `Poisoned` or `Quarantined`; of an act `Succeeded`, `Failed` or"
          + " `TimedOut`."),
  TRIGGER("tend.trigger", TEXT, "Why the probe ran: `scheduled`, `confirmation` or `invoked`."),
  RUN_STARTED("tend.run.started", DATE, "When the run began, in steady time."),
  PHASE("tend.phase", TEXT, "The phase that failed, such as `greeting`."),
  SAMPLE("tend.sample.value", NUMBER, "The value measured."),
  SAMPLE_UNIT(
      "tend.sample.unit",
      TEXT,
      "What the sample counts: `s`, `B` or `%`; left out for plain numbers."),
  NOTIFICATION(
      "tend.notification", TEXT, "The key of a notification; `failure` is red, `success` green."),
  FIGURE("tend.figure.*", NUMBER, "What else was measured, by name; the first 32."),
  FIGURE_UNIT(
      "tend.unit.*", TEXT, "The unit of the figure of that name; left out for plain numbers."),
  IGNORED("tend.ignored", WHOLE_NUMBER, "How many results of this probe were ignored so far."),

  STATE_FROM("tend.state.from", TEXT, "What the monitor showed."),
  STATE_TO("tend.state.to", TEXT, "What the monitor shows."),
  BENEATH_FROM("tend.beneath.from", TEXT, "Where its chain was, beneath what it showed."),
  BENEATH_TO("tend.beneath.to", TEXT, "Where its chain is, beneath what it shows."),
  OCCASION(
      "tend.occasion", TEXT, "Why the monitor changed: `Raised`, `ChainStepped`, `Healed`, ..."),
  REOPENED("tend.reopened", BOOLEAN, "Whether the episode goes on from an earlier healing."),
  EPISODE_END(
      "tend.episodeend", TEXT, "How the episode ended: `Healed`, `Withdrawn` or `Retired`."),
  RAISED_AT("tend.raised.at", DATE, "When the monitor was first raised, in steady time."),
  WAS_RAISED("tend.raised.was", BOOLEAN, "Whether something was raised on the target."),

  REFUSAL("tend.refusal.reason", TEXT, "The named reason of the gate that refuses."),
  GATE(
      "tend.refusal.gate",
      WHOLE_NUMBER,
      "The number of that gate, from 1; 8 is the record of the intent."),
  RETRY_AT(
      "tend.refusal.retryat",
      DATE,
      "When the reason ends by itself, in steady time; left out: when something changes."),
  APPROVAL("tend.approval.id", TEXT, "The approval."),
  APPROVAL_ANSWER("tend.approval.answer", TEXT, "`Granted`, `Denied`, `Expired` or `Stale`."),
  APPROVAL_EXPIRES("tend.approval.expires", DATE, "When the question lapses, in steady time."),

  ACTION_TYPE("tend.action.type", TEXT, "The type of the responder, such as `restart-service`."),
  INSTANCE("tend.action.instance", TEXT, "The act; the same from its permission to its verdict."),
  ATTEMPT("tend.action.attempt", WHOLE_NUMBER, "Which attempt of the episode, from 1."),
  EXPECTED_END("tend.action.expectedend", DATE, "When the act is abandoned."),
  INTENDED_AT("tend.action.intended", DATE, "When the act was intended, in steady time."),
  VERDICT("tend.action.verdict", TEXT, "`Helped`, `DidNotHelp`, `NotVerified` or `Interrupted`."),
  EXHAUSTED(
      "tend.exhausted",
      BOOLEAN,
      "Whether the responder acts no more, two acts having been in vain."),
  CHRONIC(
      "tend.chronic",
      BOOLEAN,
      "Whether the monitor was healed three times in a day, so that a person must look."),

  THROTTLE_KEY("tend.throttle.key", TEXT, "What the budgets count: type and resource."),
  ALLOWED("tend.throttle.allowed", BOOLEAN, "Whether the budgets allow the act."),
  SINCE_LAST(
      "tend.throttle.sincelast",
      NUMBER,
      "Seconds since the last act of this kind on this resource; left out: none within a day."),
  MINIMUM_BETWEEN("tend.throttle.minimumbetween", NUMBER, "The least seconds between two."),
  IN_HOUR(
      "tend.throttle.inhour", WHOLE_NUMBER, "Acts of this kind on this resource in the last hour."),
  MAXIMUM_PER_HOUR("tend.throttle.maximumperhour", WHOLE_NUMBER, "The most allowed in an hour."),
  IN_DAY(
      "tend.throttle.inday",
      WHOLE_NUMBER,
      "Acts of this kind on this resource in the last 24 hours."),
  MAXIMUM_PER_DAY("tend.throttle.maximumperday", WHOLE_NUMBER, "The most allowed in 24 hours."),
  SERVER_IN_HOUR(
      "tend.throttle.serverinhour",
      WHOLE_NUMBER,
      "Disturbing acts on this server in the last hour."),
  SERVER_PER_HOUR(
      "tend.throttle.servermaximumperhour", WHOLE_NUMBER, "The most of them in any hour."),
  SERVER_IN_DAY(
      "tend.throttle.serverinday",
      WHOLE_NUMBER,
      "Disturbing acts on this server in the last 24 hours."),
  SERVER_PER_DAY(
      "tend.throttle.servermaximumperday", WHOLE_NUMBER, "The most of them in any 24 hours."),

  ALERT("alert.id", TEXT, "The incident, the same from opening to closing."),
  ALERT_SEQUENCE("alert.sequence", WHOLE_NUMBER, "Which message of this incident, from 1."),
  ALERT_KIND("alert.kind", TEXT, "`Opened`, `Renewed` or `Closed`."),
  ALERT_URGENCY("alert.urgency", TEXT, "`Urgent`, `UrgentInTraining` or `Scheduled`."),
  ALERT_TEAM("alert.team", TEXT, "Who is told."),
  ALERT_SUBJECT("alert.subject", TEXT, "The headline."),
  ALERT_EVIDENCE(
      "alert.evidence",
      TEXTS,
      "What a person needs, a line each; the first 50, of 512 characters."),
  MERGED_INTO(
      "tend.mergedinto",
      TEXT,
      "The identity of the dependency's monitor whose incident took the page."),

  BOOTED_AT("tend.bootedat", DATE, "When the host booted, in steady time."),
  GRACE_UNTIL("tend.graceuntil", DATE, "Until when nothing is disturbed, in steady time."),
  CLOCK_STEP(
      "tend.clockstep", NUMBER, "How far the wall clock went, in seconds, forward positive."),
  HOLD_UNTIL(
      "tend.hold.until", DATE, "When the hold ends by itself; left out: when it is released."),
  STILL_HELD_BY("tend.hold.stillheldby", TEXT, "Who still holds the component; left out: nobody."),
  OPERATOR_WORK(
      "tend.operatorwork", TEXT, "What was seen: `PackageManager`, `UnitStopped` or `Shutdown`."),
  ACTIVE("tend.active", BOOLEAN, "Whether it begins; `false`: it is over."),
  ANOTHER_SERVES(
      "tend.group.anotherserves", BOOLEAN, "Whether another server serves the component."),
  GROUP_REFUSAL("tend.group.refusal", TEXT, "Why the group does not let this server act now."),
  INPUT("tend.input", TEXT, "Which input was ignored."),

  DEFINITION_TYPE("tend.definition.type", TEXT, "The name of the item's type, such as `smtp`."),
  DEFINITION_AT("tend.definition.at", TEXT, "Where the item was declared: file, line, column."),
  PROPERTY(
      "tend.property.*",
      TEXT,
      "The effective value of the property of that name, as one would write it; defaults included."
          + " Secrets are references."),
  PROVENANCE(
      "tend.provenance.*",
      TEXT,
      "Who gave the property of that name its value, where it was neither the health set nor the"
          + " default: an override with its owner and reason, or a parameter."),
  ENABLED("tend.enabled", BOOLEAN, "Whether the health set takes part."),
  FOUND(
      "tend.discovery.found",
      WHOLE_NUMBER,
      "How many targets were found; left out when the discovery failed."),
  ADDED("tend.discovery.added", TEXTS, "Targets watched from now on; the first 50."),
  MISSING("tend.discovery.missing", TEXTS, "Targets not found, watched on for now; the first 50."),
  MODE(
      "tend.settings.recoveryactions",
      TEXT,
      "How far recovery may go: `act`, `approve`, `observe` or `off`."),
  SERVER("tend.settings.server", TEXT, "The server's name in the agent's configuration."),
  STARTUP_GRACE(
      "tend.settings.startupgrace",
      NUMBER,
      "Seconds after a start during which nothing is disturbed."),
  ARMED("tend.settings.armed", TEXTS, "The destructive types that may run."),
  SETTINGS_PER_HOUR(
      "tend.settings.maximumperhour",
      WHOLE_NUMBER,
      "The most disturbing acts on this server in any hour."),
  SETTINGS_PER_DAY(
      "tend.settings.maximumperday",
      WHOLE_NUMBER,
      "The most disturbing acts on this server in any 24 hours."),

  OVERRIDE(
      "tend.override.id",
      TEXT,
      "The override; the id stands in the provenance of values that it sets."),
  OVERRIDE_SCOPE("tend.override.scope", TEXT, "Where it is kept: `Server` or `Global`."),
  OVERRIDE_SELECTOR("tend.override.selector", TEXT, "The servers it is for."),
  OVERRIDE_PROPERTY(
      "tend.override.property",
      TEXT,
      "The property it changes; by its own name, or as it was typed when there is no such one."),
  OVERRIDE_VALUE(
      "tend.override.value",
      TEXT,
      "The value it gives; in the property's notation, or as it was typed when it cannot hold."),
  OVERRIDE_DECLARED(
      "tend.override.declared", TEXT, "What the definition says instead; left out: nothing."),
  OVERRIDE_VALIDITY("tend.override.validity", TEXT, "How long it holds."),
  OVERRIDE_END(
      "tend.override.end",
      DATE,
      "The first instant at which it no longer holds; left out: it has none."),
  OVERRIDE_BEFORE(
      "tend.override.before",
      TEXT,
      "How it stood when that was last told: `Untold`, `Applied`, `Shadowed`, `UnknownIdentity`,"
          + " `Refused`, `OtherVersion` or `Expired`."),
  OVERRIDE_LATE("tend.override.late", NUMBER, "Seconds from its end until that was noticed."),
  OVERRIDE_FORMER("tend.override.former.id", TEXT, "The override that it replaces."),
  OVERRIDE_FORMER_VALUE("tend.override.former.value", TEXT, "The value that one gave."),
  OVERRIDE_FORMER_OWNER("tend.override.former.owner", TEXT, "Who had added that one."),
  OVERRIDE_WINNER("tend.override.winner", TEXT, "The override that holds instead."),
  OVERRIDE_INSTEAD(
      "tend.override.instead.value",
      TEXT,
      "What holds instead, or will once it has ended; left out: there is no value."),
  OVERRIDE_INSTEAD_FROM(
      "tend.override.instead.from",
      TEXT,
      "Who gave that value: `default`, the place in a health set, a parameter, or an override with"
          + " its owner and reason."),
  OVERRIDE_EXPECTED("tend.override.expected", TEXT, "What would be accepted."),
  OVERRIDE_SUGGESTION(
      "tend.override.suggestion", TEXT, "The nearest spelling that would be right."),
  OVERRIDE_SOURCE(
      "tend.override.source", TEXT, "The file or row that is not believed, or is again."),
  OVERRIDE_REMEDY("tend.override.remedy", TEXT, "What to do about it."),
  SERVER_VERSION(
      "tend.mailserver.version", TEXT, "The mail server's version; left out: not known."),
  SERVER_VERSION_BEFORE(
      "tend.mailserver.before", TEXT, "The version told before; left out: not known."),

  GAP_DROPPED("tend.gap.dropped", WHOLE_NUMBER, "How many events of this file were dropped."),
  GAP_PROTECTED(
      "tend.gap.protected",
      WHOLE_NUMBER,
      "How many of them were of the kind that is kept as long as memory allows."),
  GAP_FIRST("tend.gap.first", TEXT, "The id of the first of them."),
  GAP_LAST("tend.gap.last", TEXT, "The id of the last of them."),
  TORN("tend.torn", TEXT, "The beginning of the line that was torn."),
  TRUNCATED(
      "tend.truncated", TEXTS, "The fields of this line that were cut; their texts end in `…`.");

  private final SerializableString name;
  private final FieldType form;
  private final String meaning;

  EventField(String text, FieldType form, String meaning) {
    this.name = new SerializedString(text);
    this.form = form;
    this.meaning = meaning;
  }

  /** Its name in the line; one that ends in {@code .*} stands for all names that begin so. */
  public String text() {
    return name.getValue();
  }

  /** The same, ready to be written. */
  SerializableString serialized() {
    return name;
  }

  /** What its value looks like. */
  public FieldType form() {
    return form;
  }

  /** What it says. */
  public String meaning() {
    return meaning;
  }

  /** The name of a field that stands for many. */
  String named(String part) {
    return text().substring(0, text().length() - 1) + part;
  }

  /** Whether a name in a line is this field's. */
  public boolean matches(String written) {
    return text().endsWith(".*") ? written.startsWith(named("")) : text().equals(written);
  }
}
