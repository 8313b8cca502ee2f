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
 * header it has read and that its caller knows to be its own, whatever the server's search says. A
 * search that finds nothing, or is refused, is not believed: it may go by an index that is broken
 * or behind, so the newest headers are read.
 */
final class ProbeMailbox implements AutoCloseable {
  private static final int MOST_FOUND = 50;
  private static final int NEWEST = 500;

  /** So many headers fit into a reply that a probe reads. */
  private static final int MOST_READ = 50;

  private static final Pattern UID = Pattern.compile("[( ]UID ([0-9]{1,10})[ )]");

  /** Names that come as literals are left out: no server names its spam so. */
  private static final Pattern JUNK =
      Pattern.compile(
          "(?i)\\* LIST \\([^)]*\\\\Junk\\b[^)]*\\) (NIL|\"[^\"]*+\") (?<name>\"[^\"]++\"|[^"
              + " {\"]++)");

  private static final String HEADERS =
      "(UID BODY.PEEK[HEADER.FIELDS (%s %s)])"
          .formatted(ProbeMessage.MARKER_HEADER, ProbeMessage.TOKEN_HEADER);

  private final ImapClient client;
  private final String next;
  private final String newest;
  private final String newestFew;

  /** From here on no header was read yet; 0 where the server gives no numbers to come. */
  private long unread;

  private ProbeMailbox(ImapClient client, ImapReply selected) {
    this.client = client;
    OptionalLong uidNext = selected.coded("UIDNEXT");
    next = uidNext.isPresent() ? "UID " + uidNext.getAsLong() + ":* " : "";
    unread = uidNext.orElse(0);
    newest = Math.max(1, selected.exists().orElse(1) - NEWEST) + ":* ";
    newestFew = Math.max(1, selected.exists().orElse(1) - MOST_READ) + ":*";
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
    List<Long> found =
        own(phase, search(phase, next + "HEADER Message-ID " + message.token()), message::isIn);
    if (found.isEmpty()) {
      found = unread > 0 ? readNew(message) : read("FETCH " + newestFew, message);
    }
    return found.stream().findFirst();
  }

  /** The same wherever it is among the newest, for a mailbox that was opened afterwards. */
  List<Long> findAnywhere(String phase, ProbeMessage message) throws ConversationException {
    List<Long> found =
        own(phase, search(phase, newest + "HEADER Message-ID " + message.token()), message::isIn);
    return found.isEmpty() ? read("FETCH " + newestFew, message) : found;
  }

  /** Those that earlier runs of the same probe left, among the newest, a bounded number. */
  List<Long> leftOver(String phase, ProbeMessage message, Predicate<String> isLeftOver)
      throws ConversationException {
    String criterion = newest + "HEADER " + ProbeMessage.MARKER_HEADER + " " + message.marker();
    return own(phase, search(phase, criterion), isLeftOver);
  }

  /**
   * Removes messages. A server that cannot remove chosen ones removes all that are marked as
   * deleted; it is asked to only when those are all ours, by a search that at least finds ours.
   */
  void remove(String phase, List<Long> uids) throws ConversationException {
    if (uids.isEmpty()) {
      return;
    }
    String set = String.join(",", uids.stream().map(String::valueOf).toList());
    client.command(phase, "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    if (client.can("UIDPLUS")) {
      client.command(phase, "UID EXPUNGE " + set);
    } else {
      List<Long> deleted = client.command(phase, "UID SEARCH DELETED").found(MOST_FOUND);
      if (uids.containsAll(deleted) && deleted.containsAll(uids)) {
        client.command(phase, "EXPUNGE");
      }
    }
  }

  /**
   * Opens, instead of this one, the mailbox for what the server takes for spam; empty where it
   * names none (RFC 6154) or does not open it.
   */
  Optional<ProbeMailbox> spam(String phase) throws ConversationException {
    if (!client.can("SPECIAL-USE")) {
      return Optional.empty();
    }
    for (ImapResponse listed : client.command(phase, "LIST (SPECIAL-USE) \"\" \"*\"").untagged()) {
      Matcher junk = JUNK.matcher(listed.syntax());
      if (junk.matches()) {
        ImapReply selected = client.ask("SELECT " + junk.group("name"));
        return selected.isOk() ? Optional.of(new ProbeMailbox(client, selected)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Takes leave. */
  void leave() throws ConversationException {
    client.leave();
  }

  @Override
  public void close() {
    client.close();
  }

  /** What a search finds; nothing where the server refuses to search. */
  private List<Long> search(String phase, String criterion) throws ConversationException {
    client.command(phase, "NOOP");
    return client.ask("UID SEARCH " + criterion).found(MOST_FOUND);
  }

  /** Reads the headers, since a search may find more than it was asked for. */
  private List<Long> own(String phase, List<Long> uids, Predicate<String> isOwn)
      throws ConversationException {
    if (uids.isEmpty()) {
      return List.of();
    }
    String set = String.join(",", uids.stream().map(String::valueOf).toList());
    List<Long> own =
        own(client.command(phase, "UID FETCH " + set + " " + HEADERS).untagged(), isOwn);
    own.retainAll(uids);
    return own;
  }

  /** Each header is read once, so that a busy mailbox does not answer more and more. */
  private List<Long> readNew(ProbeMessage message) throws ConversationException {
    List<ImapResponse> headers = client.ask("UID FETCH " + unread + ":* " + HEADERS).untagged();
    List<Long> own = own(headers, message::isIn);
    for (long uid : own(headers, any -> true)) {
      unread = Math.max(unread, uid + 1);
    }
    return own;
  }

  private List<Long> read(String fetch, ProbeMessage message) throws ConversationException {
    return own(client.ask(fetch + " " + HEADERS).untagged(), message::isIn);
  }

  private static List<Long> own(List<ImapResponse> headers, Predicate<String> isOwn) {
    List<Long> own = new ArrayList<>();
    for (ImapResponse response : headers) {
      Matcher uid = UID.matcher(response.syntax());
      if (response.literals().size() == 1
          && isOwn.test(response.literals().getFirst())
          && uid.find()) {
        own.add(Long.valueOf(uid.group(1)));
      }
    }
    return own;
  }
}
