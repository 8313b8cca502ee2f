package dev.tend.probe.mail;

import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Speaks IMAP. For one thread. */
final class ImapClient extends MailClient<ImapReply> {
  private static final Set<String> ENDS = Set.of("OK", "NO", "BAD");

  private final Set<String> capabilities = new HashSet<>();
  private boolean loggedIn;
  private boolean leaving;
  private int commands;

  private ImapClient(LineConnection connection) {
    super(connection, RefusalRules.IMAP, "LOGOUT");
  }

  /**
   * Over a connection that was just made: expects the greeting, asks what the server can do, and
   * encrypts if told to.
   */
  static ImapClient over(LineConnection connection) throws ConversationException {
    return greeted(new ImapClient(connection));
  }

  @Override
  void greet() throws ConversationException {
    enter(MailStage.GREETING, "greeting", "a greeting");
    connection.beginReply();
    ImapResponse greeting = ImapResponse.read(connection);
    loggedIn = greeting.is("PREAUTH");
    if (!greeting.is("OK") && !loggedIn) {
      throw refused(new ImapReply(List.of(), greeting));
    }
    learnCapabilities();
    if (mustStartTls()) {
      startTls("STARTTLS", can("STARTTLS"));
      learnCapabilities();
    }
  }

  /** Asks what the server can do; it may say more once the probe is logged in. */
  void learnCapabilities() throws ConversationException {
    ImapReply reply = command("capability", "CAPABILITY");
    capabilities.clear();
    for (ImapResponse response : reply.untagged()) {
      if (response.is("CAPABILITY")) {
        capabilities.addAll(response.words(Integer.MAX_VALUE));
      }
    }
  }

  /** Whether the server said that it can do this. */
  boolean can(String capability) {
    return capabilities.contains(capability);
  }

  /** Whether somebody is logged in: the probe, or whoever the connection itself stands for. */
  boolean isLoggedIn() {
    return loggedIn;
  }

  /** In a phase of its own, sends a command that must succeed. */
  ImapReply command(String phase, String command) throws ConversationException {
    String shown = connection.excerpt(command);
    enter(MailStage.OTHER, phase, "the answer to " + shown);
    ImapReply reply = ask(command);
    if (!reply.isOk()) {
      throw refused(reply);
    }
    return reply;
  }

  @Override
  boolean isOk(ImapReply reply) {
    return reply.isOk();
  }

  @Override
  RefusedReply refusal(MailStage refusedAt, ImapReply reply) {
    return RefusedReply.ofImap(refusedAt, reply.end());
  }

  @Override
  ImapReply ask(String command) throws ConversationException {
    return finish(begin(command));
  }

  /** Sends a command, whose rest follows, and answers its tag. */
  private String begin(String command) throws ConversationException {
    commands++;
    String tag = "T" + commands;
    connection.send(tag + " " + command);
    connection.beginReply();
    return tag;
  }

  /**
   * Waits until the server asks for the rest of a command.
   *
   * @return empty when it does; its reply when it ends the command instead
   */
  private Optional<ImapReply> awaitContinuation(String tag) throws ConversationException {
    List<ImapResponse> untagged = new ArrayList<>();
    while (true) {
      ImapResponse response = ImapResponse.read(connection);
      if (response.syntax().startsWith("+")) {
        return Optional.empty();
      }
      if (ends(response, tag, untagged)) {
        return Optional.of(new ImapReply(untagged, response));
      }
    }
  }

  /** Reads the reply to the command of a tag. */
  private ImapReply finish(String tag) throws ConversationException {
    List<ImapResponse> untagged = new ArrayList<>();
    while (true) {
      ImapResponse response = ImapResponse.read(connection);
      if (ends(response, tag, untagged)) {
        return new ImapReply(untagged, response);
      }
    }
  }

  /** Whether a response ends a command. What precedes the end is gathered. */
  private boolean ends(ImapResponse response, String tag, List<ImapResponse> untagged)
      throws ConversationException {
    if (response.syntax().startsWith("* ")) {
      if (response.is("BYE") && !leaving) {
        throw refused(new ImapReply(untagged, response));
      }
      untagged.add(response);
      return false;
    }
    List<String> words = response.words(3);
    if (words.size() > 1 && words.get(0).equals(tag) && ENDS.contains(words.get(1))) {
      return true;
    }
    throw connection.violation(response.syntax());
  }

  /**
   * Logs in by PLAIN, else by LOGIN, in the phase {@code login}; not where somebody is already.
   *
   * @throws ConversationException if that fails: inconclusive when the account or the way is
   *     refused, else the server's failure
   */
  void logIn(Account account) throws ConversationException {
    if (loggedIn) {
      return;
    }
    enter(MailStage.LOGIN, "login", "the answer to the log-in");
    connection.conceal(account.plain(), account.password(), ImapText.quoted(account.password()));
    ImapReply reply;
    if (can("AUTH=PLAIN")) {
      reply = authenticate(account);
    } else if (can("LOGINDISABLED")) {
      throw noLoginOffered("LOGIN (LOGINDISABLED) or AUTHENTICATE PLAIN", mechanisms());
    } else {
      reply = login(account);
    }
    if (!reply.isOk()) {
      throw refused(reply);
    }
    loggedIn = true;
  }

  private List<String> mechanisms() {
    return capabilities.stream().filter(each -> each.startsWith("AUTH=")).sorted().toList();
  }

  private ImapReply authenticate(Account account) throws ConversationException {
    if (can("SASL-IR")) {
      return ask("AUTHENTICATE PLAIN " + account.plain());
    }
    String tag = begin("AUTHENTICATE PLAIN");
    Optional<ImapReply> early = awaitContinuation(tag);
    if (early.isPresent()) {
      return early.get();
    }
    connection.send(account.plain());
    return finish(tag);
  }

  private ImapReply login(Account account) throws ConversationException {
    StringBuilder line = new StringBuilder("LOGIN");
    String tag = "";
    for (String text : List.of(account.username(), account.password())) {
      line.append(' ');
      if (ImapText.isQuotable(text)) {
        line.append(ImapText.quoted(text));
      } else {
        line.append('{').append(text.getBytes(StandardCharsets.UTF_8).length).append('}');
        tag = send(tag, line.toString());
        Optional<ImapReply> early = awaitContinuation(tag);
        if (early.isPresent()) {
          return early.get();
        }
        line.setLength(0);
        line.append(text);
      }
    }
    return finish(send(tag, line.toString()));
  }

  /** Sends the command's first line, which gets a tag, or a further one. */
  private String send(String tag, String line) throws ConversationException {
    if (tag.isEmpty()) {
      return begin(line);
    }
    connection.sendText(line + "\r\n");
    return tag;
  }

  /**
   * Opens a mailbox, in the phase {@code select}.
   *
   * @param verb {@code SELECT}, or {@code EXAMINE} only to read
   * @throws ConversationException if that fails; inconclusive when that is for the mailbox's sake
   */
  ImapReply open(String verb, String mailbox) throws ConversationException {
    enter(MailStage.MAILBOX, "select", "the answer to " + verb);
    ImapReply reply = ask(verb + " " + ImapText.mailbox(mailbox));
    if (!reply.isOk()) {
      throw refused(reply);
    }
    return reply;
  }

  @Override
  void leave() throws ConversationException {
    leaving = true;
    super.leave();
  }
}
