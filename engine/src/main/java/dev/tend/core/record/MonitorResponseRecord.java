package dev.tend.core.record;

import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What answers to one monitor, as data. All instants are in steady time.
 *
 * @param monitor the monitor, with its target
 * @param clearSince when the last suspension ended
 * @param suspendedBy what suspends it now
 * @param calmSince since when it is neither raised nor without a verdict; empty while it is, or
 *     never was
 * @param healedAt when it last healed
 * @param helped when actions helped, within a day
 * @param chronic whether a person must look before Tend acts on it again
 * @param offline the component that an action of this episode took out of service; empty text: none
 * @param asked when the probes of a dependency were last asked, by health set
 * @param urgent what people are to be told as soon as nothing holds it back
 * @param episode the open episode
 * @param incident the incident of this episode
 * @param responders the state of each responder
 */
public record MonitorResponseRecord(
    ItemId monitor,
    Instant clearSince,
    Optional<Refusal> suspendedBy,
    Optional<Instant> calmSince,
    Optional<Instant> healedAt,
    List<Instant> helped,
    boolean chronic,
    String offline,
    Map<String, Instant> asked,
    Optional<Urgent> urgent,
    Optional<EpisodeRecord> episode,
    Optional<IncidentRecord> incident,
    List<ResponderRecord> responders)
    implements DurableRecord {

  /** The key of a monitor's chain. */
  public static String key(ItemId monitor) {
    return "chain:" + monitor.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public String key() {
    return key(monitor);
  }

  /**
   * What people are to be told beyond what a responder of their own would tell them.
   *
   * @param reason why
   * @param since when that arose
   * @param cause the event that brought it about
   */
  public record Urgent(String reason, Instant since, EventId cause) {}

  /**
   * An episode.
   *
   * @param id its id
   * @param raisedAt its first raise
   * @param opened the event that opened it
   * @param healedAt when it healed; empty while it is raised
   * @param tried what was tried, a line each
   */
  public record EpisodeRecord(
      String id, Instant raisedAt, EventId opened, Optional<Instant> healedAt, List<String> tried) {
    /** How long after the healing a raise reopens the episode. */
    private static final Duration REOPENS_WITHIN = Duration.ofMinutes(30);

    /** How many lines of the story are kept for the page. */
    private static final int MOST_TRIED = 16;

    public EpisodeRecord {
      tried = List.copyOf(tried);
    }

    /** When it can no longer be reopened; empty while it is raised. */
    public Optional<Instant> closesAt() {
      return healedAt.map(at -> at.plus(REOPENS_WITHIN));
    }

    /** It has healed; empty: it is raised again. */
    public EpisodeRecord healed(Optional<Instant> at) {
      return new EpisodeRecord(id, raisedAt, opened, at, tried);
    }

    /** With one more line of the story of what was tried. */
    public EpisodeRecord telling(String line) {
      List<String> lines = new ArrayList<>(tried);
      if (lines.size() == MOST_TRIED) {
        lines.removeFirst();
      }
      lines.add(line);
      return new EpisodeRecord(id, raisedAt, opened, healedAt, lines);
    }
  }

  /**
   * An incident.
   *
   * @param alertId its id
   * @param sequence the last message sent
   * @param open whether people think it is open
   * @param worst the worst state that people were told of; {@code Healthy} when it was never raised
   * @param told who was told
   * @param merged the monitors whose pages went into this one
   */
  public record IncidentRecord(
      String alertId,
      int sequence,
      boolean open,
      MonitorState worst,
      List<Told> told,
      List<ItemId> merged) {
    public IncidentRecord {
      told = List.copyOf(told);
      merged = List.copyOf(merged);
    }

    /** One of which nothing was sent yet. */
    public static IncidentRecord begin(String alertId) {
      return new IncidentRecord(alertId, 0, false, MonitorState.HEALTHY, List.of(), List.of());
    }

    /** Whether anything was ever sent. */
    public boolean begun() {
      return sequence > 0;
    }

    /** One more message is sent. */
    public IncidentRecord numbered() {
      return new IncidentRecord(alertId, sequence + 1, open, worst, told, merged);
    }

    /**
     * Somebody is told while the monitor's chain is at this state; the same people of the same
     * responder are remembered as last told.
     */
    public IncidentRecord telling(Told recipient, MonitorState state) {
      List<Told> all = new ArrayList<>(told);
      all.removeIf(
          known -> known.by().equals(recipient.by()) && known.team().equals(recipient.team()));
      all.add(recipient);
      MonitorState severest = state.raised() && !worst.atLeast(state) ? state : worst;
      return new IncidentRecord(alertId, sequence, true, severest, all, merged);
    }

    /** It is over. */
    public IncidentRecord closed() {
      return new IncidentRecord(alertId, sequence, false, MonitorState.HEALTHY, told, List.of());
    }

    /** The page of another monitor went into it. */
    public IncidentRecord merging(ItemId other) {
      List<ItemId> all = new ArrayList<>(merged);
      if (!all.contains(other)) {
        all.add(other);
      }
      return new IncidentRecord(alertId, sequence, open, worst, told, all);
    }
  }

  /**
   * Somebody who was told.
   *
   * @param team the team
   * @param urgency how urgent
   * @param subject the template of the headline
   * @param by the responder whose people they are; empty when none is theirs, and in records of
   *     earlier versions
   */
  public record Told(
      String team, NotificationServiceClass urgency, String subject, Optional<ItemId> by) {}

  /**
   * A responder.
   *
   * @param id its identity, with its target
   * @param attempts actions of this episode
   * @param unhelpful actions in a row that did not help
   * @param exhausted whether it acted too often without success
   * @param spent whether it was refused for good in this episode
   * @param notConfirmed refusals in a row because the fault was not confirmed
   * @param notBefore not due before this instant, nor without a conclusive result since
   * @param paged whether it has told its people in this raise
   * @param withheldSince since when its page is held back; in the future when it only begins to be
   *     late then
   * @param withheldFor how long it was held back in earlier raises of this episode; empty: it was
   *     not, and in records of earlier versions
   * @param refusal why it was last refused
   * @param retryAt when that ends by itself
   * @param acting the instance of its action; empty text: none
   * @param approval the question put to a person
   * @param confirming the confirmation that is under way
   * @param toldOf the question that people were told of in this episode, beside their page
   */
  public record ResponderRecord(
      ItemId id,
      int attempts,
      int unhelpful,
      boolean exhausted,
      boolean spent,
      int notConfirmed,
      Optional<Instant> notBefore,
      boolean paged,
      Optional<Instant> withheldSince,
      Optional<Duration> withheldFor,
      Optional<String> refusal,
      Optional<Instant> retryAt,
      String acting,
      Optional<ApprovalRecord> approval,
      Optional<ConfirmingRecord> confirming,
      Optional<String> toldOf) {}

  /**
   * A question put to a person, bound to one responder, target and episode.
   *
   * @param id its id
   * @param episode the episode it is bound to
   * @param state the state that it was asked in
   * @param expiresAt when it lapses
   * @param answer the answer; empty while there is none
   */
  public record ApprovalRecord(
      String id, String episode, MonitorState state, Instant expiresAt, Optional<Boolean> answer) {
    /** The same with its answer. */
    public ApprovalRecord answered(boolean granted) {
      return new ApprovalRecord(id, episode, state, expiresAt, Optional.of(granted));
    }
  }

  /**
   * A confirmation that is under way.
   *
   * @param waitingFor probes without an answer
   * @param answers what was answered
   * @param events the events of the answers
   * @param began when it began
   * @param until when it is given up
   */
  public record ConfirmingRecord(
      List<ItemId> waitingFor,
      List<ProbeReported> answers,
      List<EventId> events,
      Instant began,
      Instant until) {
    public ConfirmingRecord {
      waitingFor = List.copyOf(waitingFor);
      answers = List.copyOf(answers);
      events = List.copyOf(events);
    }

    /** A confirmation that has just begun. */
    public static ConfirmingRecord begin(List<ItemId> probes, Instant began, Instant until) {
      return new ConfirmingRecord(probes, List.of(), List.of(), began, until);
    }

    /**
     * With one more answer; a result of a run that began before the question, or that nobody waits
     * for, is none.
     */
    public ConfirmingRecord answered(ProbeReported result, EventId event) {
      if (result.startedAt().isBefore(began) || !waitingFor.contains(result.probe())) {
        return this;
      }
      List<ItemId> left = new ArrayList<>(waitingFor);
      left.remove(result.probe());
      List<ProbeReported> said = new ArrayList<>(answers);
      said.add(result);
      List<EventId> told = new ArrayList<>(events);
      told.add(event);
      return new ConfirmingRecord(left, said, told, began, until);
    }

    /** Whether nobody is waited for any more. */
    public boolean complete() {
      return waitingFor.isEmpty();
    }
  }
}
