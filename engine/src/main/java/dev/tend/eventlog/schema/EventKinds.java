package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.EventText.bad;
import static dev.tend.eventlog.schema.EventText.caution;
import static dev.tend.eventlog.schema.EventText.good;
import static dev.tend.eventlog.schema.EventText.plain;
import static dev.tend.eventlog.schema.FieldSource.field;
import static dev.tend.eventlog.schema.FieldSource.item;

import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.input.RecoveryInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of event, one row each: what is written, shown, documented and expected of an event
 * follows from its row. Those of the agent and what it watches are {@link AgentEventKinds}, those
 * of overrides {@link OverrideEventKinds}.
 */
public final class EventKinds {
  private static final List<EventKind<?>> KINDS = new ArrayList<>();

  public static final EventKind<ProbeEvent.ResultRecorded> PROBE_RESULT =
      kind(
          Channel.PROBE_RESULT,
          "probe-result",
          "For every run of a probe, and every notification.",
          EventKinds::result,
          SharedFields.RESULT.in(ProbeEvent.ResultRecorded::result));

  public static final EventKind<ProbeEvent.LateResultIgnored> LATE_RESULT =
      kind(
          Channel.PROBE_RESULT,
          "late-result-ignored",
          "When a result is not newer than one already judged.",
          line -> plain("late result ignored"),
          item(ProbeEvent.LateResultIgnored::probe),
          field(EventField.RUN_STARTED, ProbeEvent.LateResultIgnored::startedAt),
          field(EventField.IGNORED, ProbeEvent.LateResultIgnored::ignored));

  public static final EventKind<MonitorEvent.MonitorChanged> MONITOR_CHANGED =
      kind(
          Channel.MONITOR_RESULT,
          "monitor-changed",
          "At every change of what a monitor shows, or of its chain beneath.",
          EventKinds::change,
          item(MonitorEvent.MonitorChanged::monitor),
          field(EventField.STATE_FROM, event -> event.from().text()),
          field(EventField.STATE_TO, event -> event.to().text()),
          field(EventField.BENEATH_FROM, event -> event.beneathFrom().text()),
          field(EventField.BENEATH_TO, event -> event.beneath().text()),
          field(EventField.OCCASION, event -> event.occasion().text()),
          field(EventField.DETAIL, MonitorEvent.MonitorChanged::detail));

  public static final EventKind<MonitorEvent.EpisodeOpened> EPISODE_OPENED =
      kind(
          Channel.MONITOR_RESULT,
          "episode-opened",
          "When a monitor is raised, or raised again soon after healing.",
          line -> plain(line.is(EventField.REOPENED) ? "episode reopened" : "episode opened"),
          item(MonitorEvent.EpisodeOpened::monitor),
          field(EventField.EPISODE, MonitorEvent.EpisodeOpened::episode),
          field(EventField.REOPENED, MonitorEvent.EpisodeOpened::reopened));

  public static final EventKind<MonitorEvent.EpisodeClosed> EPISODE_CLOSED =
      kind(
          Channel.MONITOR_RESULT,
          "episode-closed",
          "When an episode cannot be reopened any more.",
          line -> plain("episode closed" + line.said(EventField.EPISODE_END)),
          item(MonitorEvent.EpisodeClosed::monitor),
          field(EventField.EPISODE, MonitorEvent.EpisodeClosed::episode),
          field(EventField.EPISODE_END, MonitorEvent.EpisodeClosed::end),
          field(EventField.RAISED_AT, MonitorEvent.EpisodeClosed::raisedAt));

  public static final EventKind<ResponderEvent.Refused> RESPONDER_REFUSED =
      kind(
          Channel.RESPONDER_RESULT,
          "responder-refused",
          "When a responder that is due may not act; once per change of reason.",
          line -> caution("refused" + line.said(EventField.REFUSAL) + line.said(EventField.DETAIL)),
          item(ResponderEvent.Refused::responder),
          field(EventField.EPISODE, ResponderEvent.Refused::episode),
          SharedFields.REFUSAL.in(ResponderEvent.Refused::reason),
          field(EventField.DETAIL, ResponderEvent.Refused::detail),
          field(EventField.RETRY_AT, ResponderEvent.Refused::retryAt));

  public static final EventKind<ResponderEvent.Confirming> RESPONDER_CONFIRMING =
      kind(
          Channel.RESPONDER_RESULT,
          "responder-confirming",
          "When gates 1 to 6 are passed and the probes run once more.",
          line -> plain("about to act; its probes run once more"),
          item(ResponderEvent.Confirming::responder),
          field(EventField.EPISODE, ResponderEvent.Confirming::episode));

  public static final EventKind<ResponderEvent.Allowed> RESPONDER_ALLOWED =
      kind(
          Channel.RESPONDER_RESULT,
          "responder-allowed",
          "When all gates are passed.",
          line -> plain("may act, attempt " + line.of(EventField.ATTEMPT)),
          item(ResponderEvent.Allowed::responder),
          field(EventField.EPISODE, ResponderEvent.Allowed::episode),
          field(EventField.INSTANCE, ResponderEvent.Allowed::instance),
          field(EventField.ATTEMPT, ResponderEvent.Allowed::attempt));

  public static final EventKind<ResponderEvent.ApprovalAsked> APPROVAL_ASKED =
      kind(
          Channel.RESPONDER_RESULT,
          "approval-asked",
          "When a person is asked whether a responder may act.",
          line -> caution("asks for approval " + line.of(EventField.APPROVAL)),
          item(ResponderEvent.ApprovalAsked::responder),
          field(EventField.EPISODE, ResponderEvent.ApprovalAsked::episode),
          field(EventField.APPROVAL, ResponderEvent.ApprovalAsked::approval),
          field(EventField.APPROVAL_EXPIRES, ResponderEvent.ApprovalAsked::expiresAt));

  public static final EventKind<ResponderEvent.ApprovalSettled> APPROVAL_SETTLED =
      kind(
          Channel.RESPONDER_RESULT,
          "approval-settled",
          "When a person answers, or nobody did in time.",
          line ->
              plain(
                  "approval" + line.said(EventField.APPROVAL_ANSWER) + line.by() + line.because()),
          item(ResponderEvent.ApprovalSettled::responder),
          field(EventField.APPROVAL, ResponderEvent.ApprovalSettled::approval),
          field(EventField.APPROVAL_ANSWER, ResponderEvent.ApprovalSettled::answer),
          field(EventField.USER, ResponderEvent.ApprovalSettled::owner),
          field(EventField.REASON, ResponderEvent.ApprovalSettled::reason));

  public static final EventKind<RecoveryEvent.ThrottleJudged> THROTTLE_JUDGED =
      kind(
          Channel.RECOVERY_ACTION_LOGS,
          "throttle-judged",
          "When the budgets have judged a recovery action.",
          EventKinds::budget,
          field(EventField.CODE, event -> event.allowed() ? "2050" : "2051"),
          item(RecoveryEvent.ThrottleJudged::responder),
          field(EventField.THROTTLE_KEY, RecoveryEvent.ThrottleJudged::key),
          field(EventField.ALLOWED, RecoveryEvent.ThrottleJudged::allowed),
          SharedFields.COUNTERS.in(RecoveryEvent.ThrottleJudged::counters));

  public static final EventKind<RecoveryEvent.EvidenceCollected> EVIDENCE_COLLECTED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "evidence-collected",
          "When it was written down how the server is, before the first disturbing action of an"
              + " episode or on its own, or when that failed.",
          EventKinds::evidence,
          item(RecoveryEvent.EvidenceCollected::responder),
          field(EventField.INSTANCE, RecoveryEvent.EvidenceCollected::instance),
          field(EventField.EPISODE, RecoveryEvent.EvidenceCollected::episode),
          field(EventField.EVIDENCE, RecoveryEvent.EvidenceCollected::file),
          field(EventField.OUTCOME, event -> SharedFields.outcome(!event.file().isEmpty())),
          field(EventField.DETAIL, RecoveryEvent.EvidenceCollected::missing));

  public static final EventKind<RecoveryEvent.RecoveryStarted> RECOVERY_STARTED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "recovery-started",
          "When a recovery action begins.",
          line -> caution(line.of(EventField.ACTION_TYPE) + " started" + line.on()),
          field(EventField.CODE, event -> "500"),
          item(RecoveryEvent.RecoveryStarted::responder),
          field(EventField.ACTION_TYPE, RecoveryEvent.RecoveryStarted::action),
          field(EventField.RESOURCE, RecoveryEvent.RecoveryStarted::resource),
          field(EventField.INSTANCE, RecoveryEvent.RecoveryStarted::instance),
          field(EventField.EPISODE, RecoveryEvent.RecoveryStarted::episode),
          field(EventField.EXPECTED_END, RecoveryEvent.RecoveryStarted::expectedEnd));

  public static final EventKind<RecoveryEvent.RecoveryFinished> RECOVERY_FINISHED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "recovery-finished",
          "When a recovery action ends.",
          EventKinds::finished,
          field(EventField.CODE, event -> succeeded(event) ? "501" : "502"),
          item(RecoveryEvent.RecoveryFinished::responder),
          field(EventField.ACTION_TYPE, RecoveryEvent.RecoveryFinished::action),
          field(EventField.RESOURCE, RecoveryEvent.RecoveryFinished::resource),
          field(EventField.INSTANCE, RecoveryEvent.RecoveryFinished::instance),
          field(EventField.RESULT, RecoveryEvent.RecoveryFinished::result),
          field(EventField.OUTCOME, event -> SharedFields.outcome(succeeded(event))),
          field(EventField.DETAIL, event -> succeeded(event) ? event.message() : ""),
          field(EventField.ERROR_MESSAGE, event -> succeeded(event) ? "" : event.message()));

  public static final EventKind<RecoveryEvent.ServerRebooted> SERVER_REBOOTED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "server-rebooted",
          "When the agent starts after a reboot that a recovery action of an earlier run had asked"
              + " for.",
          line ->
              caution(
                  "the server was rebooted by this responder, because of "
                      + line.of(EventField.REASON)),
          item(RecoveryEvent.ServerRebooted::responder),
          field(EventField.INSTANCE, RecoveryEvent.ServerRebooted::instance),
          field(EventField.EPISODE, RecoveryEvent.ServerRebooted::episode),
          field(EventField.REASON, RecoveryEvent.ServerRebooted::monitor),
          field(EventField.INTENDED_AT, RecoveryEvent.ServerRebooted::intendedAt),
          field(EventField.BOOTED_AT, RecoveryEvent.ServerRebooted::bootedAt));

  public static final EventKind<RecoveryEvent.RecoveryJudged> RECOVERY_JUDGED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "recovery-judged",
          "When it is known whether a recovery action helped.",
          EventKinds::verdict,
          item(RecoveryEvent.RecoveryJudged::responder),
          field(EventField.INSTANCE, RecoveryEvent.RecoveryJudged::instance),
          field(EventField.VERDICT, event -> event.verdict().text()),
          field(EventField.OUTCOME, event -> SharedFields.outcome(event.verdict())));

  public static final EventKind<RecoveryEvent.ExhaustionChanged> EXHAUSTION_CHANGED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "exhaustion-changed",
          "When two actions of a responder did not help, or it may act again.",
          line ->
              line.is(EventField.EXHAUSTED)
                  ? bad("exhausted: two actions did not help")
                  : good("no longer exhausted" + line.by()),
          item(RecoveryEvent.ExhaustionChanged::responder),
          field(EventField.EXHAUSTED, RecoveryEvent.ExhaustionChanged::exhausted),
          field(EventField.USER, RecoveryEvent.ExhaustionChanged::owner));

  public static final EventKind<RecoveryEvent.ChronicChanged> CHRONIC_CHANGED =
      kind(
          Channel.RECOVERY_ACTION_RESULTS,
          "chronic-changed",
          "When actions healed a monitor three times in a day, or a person cleared that mark.",
          line ->
              line.is(EventField.CHRONIC)
                  ? bad("chronic: a person is needed")
                  : good("chronic mark cleared" + line.by()),
          item(RecoveryEvent.ChronicChanged::monitor),
          field(EventField.CHRONIC, RecoveryEvent.ChronicChanged::chronic),
          field(EventField.USER, RecoveryEvent.ChronicChanged::owner));

  public static final EventKind<IncidentEvent.Escalated> ESCALATED =
      kind(
          Channel.MONITORING,
          "escalated",
          "When a person is paged, or paged again.",
          line -> bad("escalated" + line.said(EventField.ALERT_SUBJECT) + line.because()),
          field(EventField.CODE, event -> "4"),
          SharedFields.PAGE.in(IncidentEvent.Escalated::page));

  public static final EventKind<IncidentEvent.Healed> HEALED =
      kind(
          Channel.MONITORING,
          "healed",
          "When an incident is over.",
          line -> good("incident over" + line.said(EventField.ALERT_SUBJECT)),
          field(EventField.CODE, event -> "1"),
          SharedFields.PAGE.in(IncidentEvent.Healed::page));

  public static final EventKind<IncidentEvent.PageWithheld> PAGE_WITHHELD =
      kind(
          Channel.MONITORING,
          "page-withheld",
          "When a page is held back; once per change of reason.",
          line ->
              caution(
                  "page withheld" + line.said(EventField.REFUSAL) + line.said(EventField.DETAIL)),
          item(IncidentEvent.PageWithheld::responder),
          SharedFields.REFUSAL.in(IncidentEvent.PageWithheld::reason),
          field(EventField.DETAIL, IncidentEvent.PageWithheld::detail));

  public static final EventKind<IncidentEvent.PageMerged> PAGE_MERGED =
      kind(
          Channel.MONITORING,
          "page-merged",
          "When a page goes into the incident of a dependency instead of going out alone.",
          line -> plain("page merged into " + line.of(EventField.MERGED_INTO)),
          item(IncidentEvent.PageMerged::responder),
          field(EventField.MERGED_INTO, IncidentEvent.PageMerged::into),
          field(EventField.ALERT, IncidentEvent.PageMerged::incident));

  private EventKinds() {}

  /** All kinds by their word in {@code event.action}, in the order of the reference. */
  public static Map<String, EventKind<?>> all() {
    return All.KINDS;
  }

  /** Collected once all classes of kinds are loaded. */
  private static final class All {
    static final Map<String, EventKind<?>> KINDS =
        Stream.of(EventKinds.KINDS, AgentEventKinds.KINDS, OverrideEventKinds.KINDS)
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(
                    EventKind::text, Function.identity(), (one, two) -> one, LinkedHashMap::new));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  private static <T> EventKind<T> kind(
      Channel channel,
      String text,
      String recorded,
      Function<SentenceParts, EventText> sentence,
      FieldSource<T>... sources) {
    EventKind<T> kind =
        new EventKind<>(text, recorded, event -> channel, sentence, List.of(sources));
    KINDS.add(kind);
    return kind;
  }

  private static EventText result(SentenceParts line) {
    String nanos = line.of(EventField.DURATION);
    String key = line.of(EventField.NOTIFICATION);
    String took =
        nanos.isEmpty() ? "" : " after " + (Long.parseLong(nanos) + 500_000) / 1_000_000 + " ms";
    boolean reported = !key.isEmpty() && nanos.equals("0");
    String colour = line.of(EventField.OUTCOME).equals("failure") ? " is red" : " is green";
    String text =
        (reported ? key + colour : line.of(EventField.RESULT) + took)
            + SentenceParts.after(" at ", line.of(EventField.PHASE))
            + line.said(EventField.ERROR_TYPE)
            + line.said(EventField.ERROR_MESSAGE)
            + line.said(EventField.DETAIL)
            + (line.is(EventField.SAMPLE_AT_LEAST)
                ? "; at least " + line.of(EventField.SAMPLE)
                : "");
    return switch (line.of(EventField.OUTCOME)) {
      case "failure" -> bad(text);
      case "success" -> plain(text);
      default -> caution(text);
    };
  }

  private static EventText change(SentenceParts line) {
    String to = line.of(EventField.STATE_TO);
    String text =
        "%s → %s (%s)".formatted(line.of(EventField.STATE_FROM), to, line.of(EventField.OCCASION))
            + line.said(EventField.DETAIL);
    return switch (to) {
      case "Healthy" -> good(text);
      case "Degraded", "Unhealthy", "Unrecoverable" -> bad(text);
      default -> caution(text);
    };
  }

  private static EventText budget(SentenceParts line) {
    String counted =
        "%s of %s in the hour, %s of %s in the day"
            .formatted(
                line.of(EventField.IN_HOUR),
                line.of(EventField.MAXIMUM_PER_HOUR),
                line.of(EventField.IN_DAY),
                line.of(EventField.MAXIMUM_PER_DAY));
    return line.is(EventField.ALLOWED)
        ? plain("budget allows it: " + counted)
        : caution("budget refuses it: " + counted);
  }

  private static EventText evidence(SentenceParts line) {
    String file = line.of(EventField.EVIDENCE);
    String missing = line.of(EventField.DETAIL);
    return file.isEmpty()
        ? caution("no evidence" + line.said(EventField.DETAIL))
        : plain("evidence in " + file + (missing.isEmpty() ? "" : ", without " + missing));
  }

  private static EventText finished(SentenceParts line) {
    String what = line.of(EventField.ACTION_TYPE);
    if (line.of(EventField.RESULT).equals("NotBegun")) {
      return caution(what + " did not begin" + line.on() + line.said(EventField.ERROR_MESSAGE));
    }
    return line.of(EventField.OUTCOME).equals("success")
        ? good(what + " succeeded" + line.on() + line.said(EventField.DETAIL))
        : bad(what + " failed" + line.on() + line.said(EventField.ERROR_MESSAGE));
  }

  private static boolean succeeded(RecoveryEvent.RecoveryFinished event) {
    return event.result() == RecoveryInput.Result.SUCCEEDED;
  }

  private static EventText verdict(SentenceParts line) {
    String text = "verdict" + line.said(EventField.VERDICT);
    return line.of(EventField.OUTCOME).equals("success") ? good(text) : caution(text);
  }
}
