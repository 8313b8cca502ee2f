package dev.tend.eventlog.json;

import static dev.tend.eventlog.json.FieldForm.BOOLEAN;
import static dev.tend.eventlog.json.FieldForm.DATE;
import static dev.tend.eventlog.json.FieldForm.NUMBER;
import static dev.tend.eventlog.json.FieldForm.TEXT;
import static dev.tend.eventlog.json.FieldForm.TEXTS;
import static dev.tend.eventlog.json.FieldForm.WHOLE_NUMBER;

/**
 * Every field of event lines. A field has one meaning wherever it stands, and no field's name is
 * the beginning of another's, so that stores which nest dotted names can hold them all.
 */
public enum EventField {
  /** When. */
  TIMESTAMP(
      "@timestamp",
      DATE,
      "When it happened, by the wall clock. It does not order events: `event.id` does."),
  /** Which. */
  ID("event.id", TEXT, "`incarnation:sequence`; unique, and rising within a life of the agent."),
  /** Sequence. */
  SEQUENCE("event.sequence", WHOLE_NUMBER, "The second part of `event.id`."),
  /** Causes. */
  CAUSES(
      "event.causes",
      TEXTS,
      "The ids of the events that brought it about; left out for what came from outside."),
  /** Kind. */
  ACTION("event.action", TEXT, "The kind of event, as the headings below name it."),
  /** Exchange's number. */
  CODE("event.code", TEXT, "Exchange's number of this event, where it has one."),
  /** Channel. */
  DATASET("event.dataset", TEXT, "The channel."),
  /** Host. */
  HOST("host.name", TEXT, "The server the agent runs on."),
  /** Schema. */
  SCHEMA(
      "tend.schema",
      WHOLE_NUMBER,
      "The version of this reference. It rises when a field changes its meaning or goes."),

  /** Success or failure. */
  OUTCOME(
      "event.outcome",
      TEXT,
      "`success`, `failure`, or `unknown` when nobody could tell. Only `failure` speaks against the"
          + " target."),
  /** Duration. */
  DURATION("event.duration", WHOLE_NUMBER, "How long it took, in nanoseconds."),
  /** Reason. */
  REASON("event.reason", TEXT, "Why: the reason somebody gave, or the name of the rule."),
  /** Begin of an interval. */
  START("event.start", DATE, "Where the interval begins that the line tells of."),
  /** End of an interval. */
  END("event.end", DATE, "Where the interval ends that the line tells of."),
  /** Message. */
  MESSAGE("message", TEXT, "What a person should read."),
  /** Error class. */
  ERROR_TYPE("error.type", TEXT, "The class of error, such as `CertificateExpired`."),
  /** Error message. */
  ERROR_MESSAGE("error.message", TEXT, "Why it failed, for a person."),
  /** Owner. */
  USER("user.name", TEXT, "The person who asked for it; `tend` when Tend itself did."),
  /** Agent version. */
  SERVICE_VERSION("service.version", TEXT, "The version of the agent."),

  /** Identity. */
  ITEM(
      "tend.item",
      TEXT,
      "The identity of the item, `HealthSet\\Item` or `HealthSet\\Item\\Target`."),
  /** Health set. */
  HEALTH_SET("tend.healthset", TEXT, "The health set."),
  /** Target. */
  TARGET("tend.target", TEXT, "The target; left out for items without."),
  /** Item type. */
  ITEM_TYPE("tend.itemtype", TEXT, "`Probe`, `Monitor`, `Responder` or `Maintenance`."),
  /** Group. */
  HEALTH_GROUP("tend.healthgroup", TEXT, "The health group."),
  /** Component. */
  COMPONENT("tend.component", TEXT, "The server component."),
  /** Requester. */
  REQUESTER("tend.requester", TEXT, "Who holds the component: `HealthAPI`, `Maintenance`, ..."),
  /** Resource. */
  RESOURCE("tend.resource", TEXT, "What is acted on, such as `service:postfix`."),
  /** Episode. */
  EPISODE("tend.episode", TEXT, "The episode, from a raise to its healing."),

  /** Result. */
  RESULT(
      "tend.result",
      TEXT,
      "The result in Tend's words: of a probe `Succeeded`, `Failed`, `TimedOut`, `Inconclusive`,"
          + " `Rejected`, `Poisoned` or `Quarantined`; of an act `Succeeded`, `Failed` or"
          + " `TimedOut`."),
  /** Trigger. */
  TRIGGER("tend.trigger", TEXT, "Why the probe ran: `scheduled`, `confirmation` or `invoked`."),
  /** Start of a run. */
  RUN_STARTED("tend.run.started", DATE, "When the run began, in steady time."),
  /** Phase. */
  PHASE("tend.phase", TEXT, "The phase that failed, such as `greeting`."),
  /** Sample. */
  SAMPLE("tend.sample.value", NUMBER, "The value measured."),
  /** Unit of the sample. */
  SAMPLE_UNIT(
      "tend.sample.unit",
      TEXT,
      "What the sample counts: `s`, `B` or `%`; left out for plain numbers."),
  /** Notification. */
  NOTIFICATION(
      "tend.notification", TEXT, "The key of a notification; `failure` is red, `success` green."),
  /** Figures. */
  FIGURE("tend.figure.*", NUMBER, "What else was measured, by name; the first 32."),
  /** Units of figures. */
  FIGURE_UNIT(
      "tend.unit.*", TEXT, "The unit of the figure of that name; left out for plain numbers."),
  /** Late results. */
  IGNORED("tend.ignored", WHOLE_NUMBER, "How many results of this probe were ignored so far."),

  /** State before. */
  STATE_FROM("tend.state.from", TEXT, "What the monitor showed."),
  /** State after. */
  STATE_TO("tend.state.to", TEXT, "What the monitor shows."),
  /** Beneath before. */
  BENEATH_FROM("tend.beneath.from", TEXT, "Where its chain was, beneath what it showed."),
  /** Beneath after. */
  BENEATH_TO("tend.beneath.to", TEXT, "Where its chain is, beneath what it shows."),
  /** Occasion. */
  OCCASION(
      "tend.occasion", TEXT, "Why the monitor changed: `Raised`, `ChainStepped`, `Healed`, ..."),
  /** Reopened. */
  REOPENED("tend.reopened", BOOLEAN, "Whether the episode goes on from an earlier healing."),
  /** End of an episode. */
  EPISODE_END(
      "tend.episodeend", TEXT, "How the episode ended: `Healed`, `Withdrawn` or `Retired`."),
  /** When it was raised. */
  RAISED_AT("tend.raised.at", DATE, "When the monitor was first raised, in steady time."),
  /** Whether it was raised. */
  WAS_RAISED("tend.raised.was", BOOLEAN, "Whether something was raised on the target."),

  /** Refusal. */
  REFUSAL("tend.refusal.reason", TEXT, "The named reason of the gate that refuses."),
  /** Gate. */
  GATE(
      "tend.refusal.gate",
      WHOLE_NUMBER,
      "The number of that gate, from 1; 8 is the record of the intent."),
  /** Retry. */
  RETRY_AT(
      "tend.refusal.retryat",
      DATE,
      "When the reason ends by itself, in steady time; left out: when something changes."),
  /** Approval. */
  APPROVAL("tend.approval.id", TEXT, "The approval."),
  /** Answer. */
  APPROVAL_ANSWER("tend.approval.answer", TEXT, "`Granted`, `Denied`, `Expired` or `Stale`."),
  /** Expiry. */
  APPROVAL_EXPIRES("tend.approval.expires", DATE, "When the question lapses, in steady time."),

  /** Action type. */
  ACTION_TYPE("tend.action.type", TEXT, "The type of the responder, such as `restart-service`."),
  /** Instance. */
  INSTANCE("tend.action.instance", TEXT, "The act; the same from its permission to its verdict."),
  /** Attempt. */
  ATTEMPT("tend.action.attempt", WHOLE_NUMBER, "Which attempt of the episode, from 1."),
  /** Expected end. */
  EXPECTED_END("tend.action.expectedend", DATE, "When the act is abandoned."),
  /** Intended. */
  INTENDED_AT("tend.action.intended", DATE, "When the act was intended, in steady time."),
  /** Verdict. */
  VERDICT("tend.action.verdict", TEXT, "`Helped`, `DidNotHelp`, `NotVerified` or `Interrupted`."),
  /** Exhausted. */
  EXHAUSTED(
      "tend.exhausted",
      BOOLEAN,
      "Whether the responder acts no more, two acts having been in vain."),
  /** Chronic. */
  CHRONIC(
      "tend.chronic",
      BOOLEAN,
      "Whether the monitor was healed three times in a day, so that a person must look."),

  /** Ledger key. */
  THROTTLE_KEY("tend.throttle.key", TEXT, "What the budgets count: type and resource."),
  /** Allowed. */
  ALLOWED("tend.throttle.allowed", BOOLEAN, "Whether the budgets allow the act."),
  /** Since the last. */
  SINCE_LAST(
      "tend.throttle.sincelast",
      NUMBER,
      "Seconds since the last act of this kind on this resource; left out: none within a day."),
  /** Minimum between. */
  MINIMUM_BETWEEN("tend.throttle.minimumbetween", NUMBER, "The least seconds between two."),
  /** In the hour. */
  IN_HOUR(
      "tend.throttle.inhour", WHOLE_NUMBER, "Acts of this kind on this resource in the last hour."),
  /** Maximum per hour. */
  MAXIMUM_PER_HOUR("tend.throttle.maximumperhour", WHOLE_NUMBER, "The most allowed in an hour."),
  /** In the day. */
  IN_DAY(
      "tend.throttle.inday",
      WHOLE_NUMBER,
      "Acts of this kind on this resource in the last 24 hours."),
  /** Maximum per day. */
  MAXIMUM_PER_DAY("tend.throttle.maximumperday", WHOLE_NUMBER, "The most allowed in 24 hours."),
  /** Server, hour. */
  SERVER_IN_HOUR(
      "tend.throttle.serverinhour",
      WHOLE_NUMBER,
      "Disturbing acts on this server in the last hour."),
  /** Server, most per hour. */
  SERVER_PER_HOUR(
      "tend.throttle.servermaximumperhour", WHOLE_NUMBER, "The most of them in any hour."),
  /** Server, day. */
  SERVER_IN_DAY(
      "tend.throttle.serverinday",
      WHOLE_NUMBER,
      "Disturbing acts on this server in the last 24 hours."),
  /** Server, most per day. */
  SERVER_PER_DAY(
      "tend.throttle.servermaximumperday", WHOLE_NUMBER, "The most of them in any 24 hours."),

  /** Alert. */
  ALERT("alert.id", TEXT, "The incident, the same from opening to closing."),
  /** Alert sequence. */
  ALERT_SEQUENCE("alert.sequence", WHOLE_NUMBER, "Which message of this incident, from 1."),
  /** Alert kind. */
  ALERT_KIND("alert.kind", TEXT, "`Opened`, `Renewed` or `Closed`."),
  /** Urgency. */
  ALERT_URGENCY("alert.urgency", TEXT, "`Urgent`, `UrgentInTraining` or `Scheduled`."),
  /** Team. */
  ALERT_TEAM("alert.team", TEXT, "Who is told."),
  /** Subject. */
  ALERT_SUBJECT("alert.subject", TEXT, "The headline."),
  /** Evidence. */
  ALERT_EVIDENCE(
      "alert.evidence",
      TEXTS,
      "What a person needs, a line each; the first 50, of 512 characters."),
  /** Merged. */
  MERGED_INTO(
      "tend.mergedinto",
      TEXT,
      "The identity of the dependency's monitor whose incident took the page."),

  /** Boot. */
  BOOTED_AT("tend.bootedat", DATE, "When the host booted, in steady time."),
  /** Grace. */
  GRACE_UNTIL("tend.graceuntil", DATE, "Until when nothing is disturbed, in steady time."),
  /** Clock. */
  CLOCK_STEP(
      "tend.clockstep", NUMBER, "How far the wall clock went, in seconds, forward positive."),
  /** Hold's end. */
  HOLD_UNTIL(
      "tend.hold.until", DATE, "When the hold ends by itself; left out: when it is released."),
  /** Still held. */
  STILL_HELD_BY("tend.hold.stillheldby", TEXT, "Who still holds the component; left out: nobody."),
  /** Operator. */
  OPERATOR_WORK(
      "tend.operatorwork", TEXT, "What was seen: `PackageManager`, `UnitStopped` or `Shutdown`."),
  /** Active. */
  ACTIVE("tend.active", BOOLEAN, "Whether it begins; `false`: it is over."),
  /** Group. */
  ANOTHER_SERVES(
      "tend.group.anotherserves", BOOLEAN, "Whether another server serves the component."),
  /** Group refusal. */
  GROUP_REFUSAL("tend.group.refusal", TEXT, "Why the group does not let this server act now."),
  /** Ignored input. */
  INPUT("tend.input", TEXT, "Which input was ignored."),

  /** Definition's type. */
  DEFINITION_TYPE("tend.definition.type", TEXT, "The name of the item's type, such as `smtp`."),
  /** Where declared. */
  DEFINITION_AT("tend.definition.at", TEXT, "Where the item was declared: file, line, column."),
  /** Properties. */
  PROPERTY(
      "tend.property.*",
      TEXT,
      "The effective value of the property of that name, as one would write it; defaults included."
          + " Secrets are references."),
  /** Provenance. */
  PROVENANCE(
      "tend.provenance.*",
      TEXT,
      "Who gave the property of that name its value, where it was neither the health set nor the"
          + " default: an override with its owner and reason, or a parameter."),
  /** Enabled. */
  ENABLED("tend.enabled", BOOLEAN, "Whether the health set takes part."),
  /** Discovery. */
  FOUND(
      "tend.discovery.found",
      WHOLE_NUMBER,
      "How many targets were found; left out when the discovery failed."),
  /** Added. */
  ADDED("tend.discovery.added", TEXTS, "Targets watched from now on; the first 50."),
  /** Missing. */
  MISSING("tend.discovery.missing", TEXTS, "Targets not found, watched on for now; the first 50."),
  /** Mode. */
  MODE(
      "tend.settings.recoveryactions",
      TEXT,
      "How far recovery may go: `act`, `approve`, `observe` or `off`."),
  /** Server. */
  SERVER("tend.settings.server", TEXT, "The server's name in the agent's configuration."),
  /** Startup grace. */
  STARTUP_GRACE(
      "tend.settings.startupgrace",
      NUMBER,
      "Seconds after a start during which nothing is disturbed."),
  /** Armed. */
  ARMED("tend.settings.armed", TEXTS, "The destructive types that may run."),
  /** Settings, hour. */
  SETTINGS_PER_HOUR(
      "tend.settings.maximumperhour",
      WHOLE_NUMBER,
      "The most disturbing acts on this server in any hour."),
  /** Settings, day. */
  SETTINGS_PER_DAY(
      "tend.settings.maximumperday",
      WHOLE_NUMBER,
      "The most disturbing acts on this server in any 24 hours."),

  /** Lost lines. */
  GAP_DROPPED("tend.gap.dropped", WHOLE_NUMBER, "How many events of this file were dropped."),
  /** Lost lines that should never be. */
  GAP_PROTECTED(
      "tend.gap.protected",
      WHOLE_NUMBER,
      "How many of them were of the kind that is kept as long as memory allows."),
  /** First. */
  GAP_FIRST("tend.gap.first", TEXT, "The id of the first of them."),
  /** Last. */
  GAP_LAST("tend.gap.last", TEXT, "The id of the last of them."),
  /** Torn. */
  TORN("tend.torn", TEXT, "The beginning of the line that was torn."),
  /** Truncated. */
  TRUNCATED(
      "tend.truncated", TEXTS, "The fields of this line that were cut; their texts end in `…`.");

  private final String text;
  private final FieldForm form;
  private final String meaning;

  EventField(String text, FieldForm form, String meaning) {
    this.text = text;
    this.form = form;
    this.meaning = meaning;
  }

  /** Its name in the line; one that ends in {@code .*} stands for all names that begin so. */
  public String text() {
    return text;
  }

  /** What its value looks like. */
  public FieldForm form() {
    return form;
  }

  /** What it says. */
  public String meaning() {
    return meaning;
  }

  /** The name of a field that stands for many. */
  String named(String name) {
    return text.substring(0, text.length() - 1) + name;
  }

  /** Whether a name in a line is this field's. */
  public boolean matches(String name) {
    return text.endsWith(".*") ? name.startsWith(named("")) : text.equals(name);
  }
}
