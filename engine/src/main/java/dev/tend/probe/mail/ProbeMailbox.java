package dev.tend.probe.mail;

import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConversationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailbox in which marked messages arrive, opened over IMAP. Removes nothing but messages whose
 * header it has read and that its caller knows to be its own, whatever the server's search says.
 */
final class ProbeMailbox implements AutoCloseable {
  private static final int MOST_FOUND = 50;
  private static final int NEWEST = 500;
  private static final Pattern UID = Pattern.compile("[( ]UID ([0-9]{1,10})[ )]");

  private final ImapClient client;
  private final String next;
  private final String newest;

  private ProbeMailbox(ImapClient client, ImapReply selected) {
    this.client = client;
    OptionalLong uidNext = selected.coded("UIDNEXT");
    next = uidNext.isPresent() ? "UID " + uidNext.getAsLong() + ":* " : "";
    newest = Math.max(1, selected.exists().orElse(1) - NEWEST) + ":* ";
  }

  /** Logs in and opens it; closes the client where that fails. */
  static ProbeMailbox open(ImapClient client, Account account, String mailbox)
      throws ConversationException {
    try {
      client.logIn(account);
      client.learnCapabilities();
      ImapReply selected = client.open("SELECT", mailbox);
      if (selected.end().code().equals("READ-ONLY")) {
        throw ConversationException.cannot(
            "the probe may not remove messages from its mailbox, so it sends none");
      }
      return new ProbeMailbox(client, selected);
    } catch (ConversationException failure) {
      client.close();
      throw failure;
    }
  }

  /** The message, once it has arrived since the mailbox was opened. */
  Optional<Long> find(String phase, ProbeMessage message) throws ConversationException {
    client.command(phase, "NOOP");
    List<Long> uids = search(phase, next + "HEADER Message-ID " + message.token());
    return own(phase, uids, message::isIn).stream().findFirst();
  }

  /** The same wherever it is among the newest, for a mailbox that was opened afterwards. */
  List<Long> findAnywhere(String phase, ProbeMessage message) throws ConversationException {
    return own(
        phase, search(phase, newest + "HEADER Message-ID " + message.token()), message::isIn);
  }

  /** Those that earlier runs of the same probe left, among the newest, a bounded number. */
  List<Long> leftOver(String phase, ProbeMessage message, Predicate<String> isLeftOver)
      throws ConversationException {
    String criterion = newest + "HEADER " + ProbeMessage.MARKER_HEADER + " " + message.marker();
    return own(phase, search(phase, criterion), isLeftOver);
  }

  /**
   * Removes messages. A server that cannot remove chosen ones removes all that are marked as
   * deleted; it is asked to only when those are all ours.
   */
  void remove(String phase, List<Long> uids) throws ConversationException {
    if (uids.isEmpty()) {
      return;
    }
    String set = String.join(",", uids.stream().map(String::valueOf).toList());
    client.command(phase, "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    if (client.can("UIDPLUS")) {
      client.command(phase, "UID EXPUNGE " + set);
    } else if (uids.containsAll(search(phase, "DELETED"))) {
      client.command(phase, "EXPUNGE");
    }
  }

  /** Takes leave. */
  void leave() throws ConversationException {
    client.leave();
  }

  @Override
  public void close() {
    client.close();
  }

  private List<Long> search(String phase, String criterion) throws ConversationException {
    return client.command(phase, "UID SEARCH " + criterion).found(MOST_FOUND);
  }

  /** Reads the headers, since a search may find more than it was asked for. */
  private List<Long> own(String phase, List<Long> uids, Predicate<String> isOwn)
      throws ConversationException {
    if (uids.isEmpty()) {
      return List.of();
    }
    String set = String.join(",", uids.stream().map(String::valueOf).toList());
    ImapReply headers =
        client.command(
            phase,
            "UID FETCH "
                + set
                + " (UID BODY.PEEK[HEADER.FIELDS ("
                + ProbeMessage.MARKER_HEADER
                + " "
                + ProbeMessage.TOKEN_HEADER
                + ")])");
    List<Long> own = new ArrayList<>();
    for (ImapResponse response : headers.untagged()) {
      Matcher uid = UID.matcher(response.syntax());
      if (response.literals().size() == 1
          && isOwn.test(response.literals().getFirst())
          && uid.find()) {
        own.add(Long.valueOf(uid.group(1)));
      }
    }
    own.retainAll(uids);
    return own;
  }
}
