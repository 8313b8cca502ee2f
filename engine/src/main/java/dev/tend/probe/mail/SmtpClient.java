package dev.tend.probe.mail;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.ValueException;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Speaks SMTP, or LMTP, which differs in its first word. For one thread. */
final class SmtpClient extends MailClient<SmtpReply> {
  private final String hello;
  private final String name;
  private List<String> extensions = List.of();

  private SmtpClient(LineConnection connection, String hello, String name) {
    super(connection, RefusalRules.SMTP, "QUIT");
    this.hello = hello;
    this.name = inProtocol(name);
  }

  /** A server may be called what no client may call itself; then it hears the name as it is. */
  private static String inProtocol(String name) {
    try {
      return NameForms.helloName(name);
    } catch (ValueException other) {
      return name;
    }
  }

  /**
   * Over a connection that was just made: expects the greeting, introduces itself, and encrypts if
   * told to.
   *
   * @param hello {@code EHLO} or {@code LHLO}
   * @param name the name by which the client introduces itself
   */
  static SmtpClient over(LineConnection connection, String hello, String name)
      throws ConversationException {
    return greeted(new SmtpClient(connection, hello, name));
  }

  @Override
  void greet() throws ConversationException {
    enter(MailStage.GREETING, "greeting", "a greeting");
    SmtpReply greeting = SmtpReply.read(connection);
    if (!greeting.isPositive()) {
      throw refused(greeting);
    }
    sayHello();
    if (mustStartTls()) {
      startTls("STARTTLS", !parameters("STARTTLS").isEmpty());
      sayHello();
    }
  }

  private void sayHello() throws ConversationException {
    enter(MailStage.HELLO, hello.toLowerCase(Locale.ROOT), "the answer to " + hello);
    SmtpReply reply = ask(hello + " " + name);
    if (!reply.isPositive()) {
      throw refused(reply);
    }
    extensions = reply.lines().subList(1, reply.lines().size());
  }

  /**
   * What the server says about each of its extensions of a name, which comes first in each. Some
   * servers write {@code AUTH=} for old clients.
   */
  List<String> parameters(String extension) {
    List<String> found = new ArrayList<>();
    for (String line : extensions) {
      String upper = line.toUpperCase(Locale.ROOT).replace('=', ' ').strip();
      if (upper.equals(extension) || upper.startsWith(extension + " ")) {
        found.add(upper);
      }
    }
    return found;
  }

  @Override
  SmtpReply ask(String command) throws ConversationException {
    connection.send(command);
    return SmtpReply.read(connection);
  }

  @Override
  boolean isOk(SmtpReply reply) {
    return reply.isPositive();
  }

  @Override
  RefusedReply refusal(MailStage refusedAt, SmtpReply reply) {
    return RefusedReply.ofSmtp(refusedAt, reply);
  }

  /**
   * Logs in by PLAIN, else by LOGIN, in the phase {@code auth}.
   *
   * @throws ConversationException if that fails: inconclusive when the account or the way is
   *     refused, else the server's failure
   */
  void logIn(Account account) throws ConversationException {
    enter(MailStage.LOGIN, "auth", "the answer to AUTH");
    String password = Account.base64(account.password());
    connection.conceal(account.plain(), password, account.password());
    if (offers("PLAIN")) {
      acceptLogin(ask("AUTH PLAIN " + account.plain()));
    } else if (offers("LOGIN")) {
      goOn(ask("AUTH LOGIN"));
      goOn(ask(Account.base64(account.username())));
      acceptLogin(ask(password));
    } else {
      throw noLoginOffered("AUTH PLAIN or AUTH LOGIN", mechanisms());
    }
  }

  private boolean offers(String mechanism) {
    return mechanisms().contains(mechanism);
  }

  private List<String> mechanisms() {
    return parameters("AUTH").stream()
        .flatMap(line -> Arrays.stream(line.split(" +")).skip(1))
        .distinct()
        .toList();
  }

  private void goOn(SmtpReply reply) throws ConversationException {
    if (!reply.asksForMore()) {
      acceptLogin(reply);
      throw connection.violation(reply.toString());
    }
  }

  private void acceptLogin(SmtpReply reply) throws ConversationException {
    if (!reply.isPositive()) {
      throw refused(reply);
    }
  }

  /**
   * In the phase {@code mail}, names the sender, a mailbox of the probe's own or nobody.
   *
   * @throws ConversationException if it is refused: inconclusive when that is for the mailbox's
   *     sake
   */
  void mail(String sender) throws ConversationException {
    command(MailStage.SENDER, "mail", "MAIL FROM:<" + sender + ">");
  }

  /** In the phase {@code rcpt}, names the recipient, a mailbox of the probe's own, likewise. */
  void rcpt(String recipient) throws ConversationException {
    command(MailStage.RECIPIENT, "rcpt", "RCPT TO:<" + recipient + ">");
  }

  /** In the phase {@code rset}, forgets both. */
  void reset() throws ConversationException {
    command(MailStage.OTHER, "rset", "RSET");
  }

  private void command(MailStage stage, String phase, String command) throws ConversationException {
    enter(stage, phase, "the answer to " + connection.excerpt(command));
    SmtpReply reply = ask(command);
    if (!reply.isPositive()) {
      throw refused(reply);
    }
  }

  /**
   * Hands a message over once sender and recipient are accepted.
   *
   * @param content lines ended by CR LF, none of which begins with a dot
   * @param handed called once the content has been sent, whatever comes then
   * @return the reply that accepts it
   */
  SmtpReply data(String content, Runnable handed) throws ConversationException {
    enter(MailStage.DATA, "data", "the answer to DATA");
    SmtpReply go = ask("DATA");
    if (!go.asksForMore()) {
      throw refused(go);
    }
    enter(MailStage.MESSAGE, "message", "the answer to the message");
    handed.run();
    connection.sendText(content + ".\r\n");
    SmtpReply reply = SmtpReply.read(connection);
    if (!reply.isPositive()) {
      throw refused(reply);
    }
    return reply;
  }
}
