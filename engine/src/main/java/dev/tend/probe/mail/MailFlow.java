package dev.tend.probe.mail;

import static dev.tend.definition.type.MailFlowProbeType.IMAP_HOST;
import static dev.tend.definition.type.MailFlowProbeType.IMAP_PORT;
import static dev.tend.definition.type.MailFlowProbeType.IMAP_SECURITY;
import static dev.tend.definition.type.MailFlowProbeType.MAILBOX;
import static dev.tend.definition.type.MailFlowProbeType.PASSWORD;
import static dev.tend.definition.type.MailFlowProbeType.RECIPIENT;
import static dev.tend.definition.type.MailFlowProbeType.SENDER;
import static dev.tend.definition.type.MailFlowProbeType.SUBMISSION_HOST;
import static dev.tend.definition.type.MailFlowProbeType.SUBMISSION_LOGIN;
import static dev.tend.definition.type.MailFlowProbeType.SUBMISSION_PORT;
import static dev.tend.definition.type.MailFlowProbeType.SUBMISSION_SECURITY;
import static dev.tend.definition.type.MailFlowProbeType.USERNAME;

import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.Excerpt;
import dev.tend.probe.client.PhaseTimer;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way of one message. The mailbox is opened before the message is handed in: what cannot be
 * found and removed again is not sent. Phases of the two halves begin with {@code imap.} and {@code
 * submission.}; the phase {@code arrival} is the waiting between them.
 */
final class MailFlow {
  private static final String IMAP = "imap.";
  private static final String ARRIVAL = "arrival";
  private static final String SEEN_LATER =
      "; yet it was there when the mailbox was opened anew, so that when it came is not known:"
          + " the mailbox that was open did not show it";
  private static final String TAKEN_FOR_SPAM =
      "; it arrived, but in the mailbox for what the server takes for spam: let it pass the filter";
  private static final double NANOS = 1e9;
  private static final Duration MOST_RESERVE = Duration.ofSeconds(5);
  private static final int RESERVED_PART = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** A message younger than this may belong to another run that is under way. */
  private static final Duration LEFT_OVER_AFTER = Duration.ofMinutes(10);

  private final Connector connector;
  private final ProbeRun run;
  private final PhaseTimer timer;
  private final Account account;
  private final MailAddress sender;
  private final MailAddress recipient;
  private final String ownName;

  /** When waiting ends, so that there is time left to remove what arrives last. */
  private final Deadline patience;

  private boolean handed;
  private String acceptance = "";
  private long acceptedAt;

  /**
   * Of one run.
   *
   * @param ownName the name of this server
   * @throws ConversationException if the settings do not say who takes part
   */
  MailFlow(Connector connector, ProbeRun run, PhaseTimer timer, String ownName)
      throws ConversationException {
    this.connector = connector;
    this.run = run;
    this.timer = timer;
    this.account = given(Account.of(run, USERNAME, PASSWORD), USERNAME);
    this.sender = given(MailAddress.of(run, SENDER), SENDER);
    this.recipient = given(MailAddress.of(run, RECIPIENT), RECIPIENT);
    this.ownName = ownName;
    Duration left = run.deadline().remaining();
    Duration part = left.dividedBy(RESERVED_PART);
    this.patience =
        run.deadline().orWithin(left.minus(part.compareTo(MOST_RESERVE) < 0 ? part : MOST_RESERVE));
  }

  private static <T> T given(Optional<T> value, Property<?> property) throws ConversationException {
    return value.orElseThrow(() -> ConversationException.cannot(property.name() + " is not set"));
  }

  Measurement walk(Instant now) throws ConversationException, InterruptedException {
    ProbeMessage message = ProbeMessage.by(run.probe(), ownName, now);
    try (ProbeMailbox mailbox = openMailbox()) {
      Instant before = now.minus(leftOverAfter());
      mailbox.remove(
          "tidy", mailbox.leftOver("tidy", message, header -> message.isLeftOver(header, before)));
      handIn(message.text(sender, recipient, now));
      return await(mailbox, message);
    } catch (ConversationException failure) {
      ConversationException judged = timer.phase().startsWith(IMAP) ? ofImap(failure) : failure;
      throw handed ? tidied(judged, message) : judged;
    }
  }

  /** Whether mail flows is not known where nobody can look: that is not a failure of the flow. */
  private static ConversationException ofImap(ConversationException failure) {
    return failure
        .asInconclusive()
        .adding("; without IMAP, which has probes of its own, the mail flow cannot be judged");
  }

  private ProbeMailbox openMailbox() throws ConversationException, InterruptedException {
    Settings settings = run.settings();
    ConnectionContext context = new ConnectionContext(run, timer, IMAP, run.deadline());
    Endpoint endpoint =
        new Endpoint(settings.get(IMAP_HOST), settings.get(IMAP_PORT), settings.get(IMAP_SECURITY));
    ImapClient client = ImapClient.over(connector.dial(context, endpoint));
    return ProbeMailbox.open(client, account, settings.get(MAILBOX));
  }

  private void handIn(String text) throws ConversationException, InterruptedException {
    Settings settings = run.settings();
    Endpoint endpoint =
        new Endpoint(
            settings.get(SUBMISSION_HOST),
            settings.get(SUBMISSION_PORT),
            settings.get(SUBMISSION_SECURITY));
    ConnectionContext context = new ConnectionContext(run, timer, "submission.", patience);
    try (SmtpClient client = SmtpClient.over(connector.dial(context, endpoint), "EHLO", ownName)) {
      if (settings.get(SUBMISSION_LOGIN)) {
        client.logIn(account);
      }
      client.mail(sender.toString());
      client.rcpt(recipient.toString());
      acceptance = client.data(text, () -> handed = true).toString();
      acceptedAt = System.nanoTime();
      client.leave();
    }
  }

  private Measurement await(ProbeMailbox mailbox, ProbeMessage message)
      throws ConversationException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Long> uid = mailbox.find("search", message);
      double waited = (System.nanoTime() - acceptedAt) / NANOS;
      if (uid.isPresent()) {
        return arrived(mailbox, uid.get(), waited);
      }
      timer.enter(ARRIVAL);
      if (patience.expired()) {
        throw ConversationException.timedOut(
            String.format(Locale.ROOT, "not arrived after %.1f s; it was accepted with ", waited)
                + Excerpt.of(acceptance));
      }
      Duration left = patience.remaining();
      Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
      Duration longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private static Measurement arrived(ProbeMailbox mailbox, long uid, double seconds) {
    Measurement arrived = Measurement.succeeded().measuring(seconds);
    try {
      mailbox.remove("delete", List.of(uid));
      mailbox.leave();
      return arrived;
    } catch (ConversationException kept) {
      return arrived.saying(
          "the message arrived; it could not be removed, which a later run will try again: "
              + kept.message());
    }
  }

  /** The failure, after a last attempt to remove a message that may have arrived all the same. */
  private ConversationException tidied(ConversationException failure, ProbeMessage message)
      throws InterruptedException {
    String failed = timer.phase();
    try (ProbeMailbox mailbox = openMailbox()) {
      String found = removed(mailbox, message) ? SEEN_LATER : "";
      Optional<ProbeMailbox> spam = found.isEmpty() ? mailbox.spam("delete") : Optional.empty();
      if (spam.isPresent() && removed(spam.get(), message)) {
        found = TAKEN_FOR_SPAM;
      }
      mailbox.leave();
      return failed.equals(ARRIVAL) && !found.isEmpty()
          ? failure.asInconclusive().adding(found)
          : failure;
    } catch (ConversationException kept) {
      return failure.adding("; a later run will look for the message to remove it");
    } finally {
      timer.enter(failed);
    }
  }

  private static boolean removed(ProbeMailbox mailbox, ProbeMessage message)
      throws ConversationException {
    List<Long> there = mailbox.findAnywhere("delete", message);
    mailbox.remove("delete", there);
    return !there.isEmpty();
  }

  private Duration leftOverAfter() {
    Duration twice = run.settings().get(ProbeProperties.TIMEOUT).multipliedBy(2);
    return twice.compareTo(LEFT_OVER_AFTER) > 0 ? twice : LEFT_OVER_AFTER;
  }
}
