package dev.tend.probe.outcome;

import dev.tend.testkit.ScriptedServer.Peer;
import dev.tend.testkit.ScriptedServer.Script;
import dev.tend.testkit.TlsScripts;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A mail server that is well save for what a row makes it say. It answers by command and not in
 * order, so that a row does not depend on how many commands a probe sends.
 */
final class MailScript implements Script {
  private final MailDialect dialect;
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final SSLContext certificate;
  private boolean encryptedAtOnce;
  private String tls = "as usual";
  private Consumer<String> messages = message -> {};

  MailScript(MailDialect dialect, SSLContext certificate) {
    this.dialect = dialect;
    this.certificate = certificate;
    replies.putAll(dialect.replies());
  }

  /** Encrypts before it greets. */
  MailScript encryptedAtOnce() {
    encryptedAtOnce = true;
    return this;
  }

  /** Begins TLS as {@link TlsScripts} does in these words. */
  MailScript beginningTls(String how) {
    tls = how;
    return this;
  }

  /** Gives this answer to a command; {@code connection} is what precedes the first. */
  MailScript answering(String command, Reply reply) {
    replies.put(command, reply);
    return this;
  }

  /** Hands on each message that it takes. */
  MailScript handingOn(Consumer<String> receiver) {
    messages = receiver;
    return this;
  }

  @Override
  public void play(Peer peer) throws IOException, InterruptedException {
    Reply greeting = replies.getOrDefault("connection", Reply.saying(""));
    if (encryptedAtOnce && greeting.bytes().isEmpty()) {
      TlsScripts.encrypt(tls, peer, certificate);
    }
    boolean open = greeting.to(peer, "");
    while (open) {
      String line = peer.line();
      open = answer(peer, dialect.command(line), dialect.tag(line));
    }
  }

  private boolean answer(Peer peer, String command, String tag)
      throws IOException, InterruptedException {
    Reply reply = replies.getOrDefault(command, dialect.otherwise());
    if (!reply.to(peer, tag)) {
      return false;
    }
    if (asksForMore(reply)) {
      boolean message = command.equals("DATA");
      if (message) {
        messages.accept(message(peer));
      } else {
        peer.line();
      }
      return answer(peer, message ? "message" : "response", tag);
    }
    boolean startsTls = command.equals("STARTTLS") || command.equals("STLS");
    if (startsTls && reply.says().matches("(220|\\+OK|TAG OK)\\b.*")) {
      TlsScripts.encrypt(tls, peer, certificate);
    }
    return !command.equals("QUIT") && !command.equals("LOGOUT");
  }

  private static boolean asksForMore(Reply reply) {
    return reply.says().matches("(3[0-9][0-9]|\\+)( .*)?");
  }

  private static String message(Peer peer) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = peer.line(); !line.equals("."); line = peer.line()) {
      text.append(line).append("\r\n");
    }
    return text.toString();
  }
}
