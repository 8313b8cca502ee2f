package dev.tend.core.record;

import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.time.Instant;
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
 * @param helped when acts helped, within a day
 * @param chronic whether a person must look before Tend acts on it again
 * @param offline the component that an act of this episode took out of service; empty text: none
 * @param asked when the probes of a dependency were last asked, by health set
 * @param urgent what people are to be told as soon as nothing holds it back
 * @param episode the open episode
 * @param incident the incident of this episode
 * @param responders the state of each responder
 */
public record ChainRecord(
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
      String id,
      Instant raisedAt,
      EventId opened,
      Optional<Instant> healedAt,
      List<String> tried) {}

  /**
   * An incident.
   *
   * @param alertId its id
   * @param sequence the last message sent
   * @param open whether people think it is open
   * @param worst the worst state that people were told of
   * @param told who was told
   * @param merged the monitors whose pages went into this one
   */
  public record IncidentRecord(
      String alertId,
      int sequence,
      boolean open,
      MonitorState worst,
      List<Told> told,
      List<ItemId> merged) {}

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
   * @param attempts acts of this episode
   * @param unhelpful acts in a row that did not help
   * @param exhausted whether it has acted in vain too often
   * @param spent whether it was refused for good in this episode
   * @param notConfirmed refusals in a row because the fault was not confirmed
   * @param notBefore not due before this instant, nor without a conclusive result since
   * @param paged whether it has told its people in this raise
   * @param withheldSince since when its page is held back
   * @param refusal why it was last refused
   * @param retryAt when that ends by itself
   * @param acting the instance of its act; empty text: none
   * @param approval the question put to a person
   * @param confirming the confirmation that is under way
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
      Optional<String> refusal,
      Optional<Instant> retryAt,
      String acting,
      Optional<ApprovalRecord> approval,
      Optional<ConfirmingRecord> confirming) {}

  /**
   * A question put to a person.
   *
   * @param id its id
   * @param episode the episode it is bound to
   * @param state the state it is bound to
   * @param expiresAt when it lapses
   * @param answer the answer; empty while there is none
   */
  public record ApprovalRecord(
      String id, String episode, MonitorState state, Instant expiresAt, Optional<Boolean> answer) {}

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
      Instant until) {}
}
