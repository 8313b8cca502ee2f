package dev.tend.probe.client;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.tls.ServerNames;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server that is spoken to in lines. Whatever goes wrong is an {@link
 * ConversationException} that says what was waited for and what came instead. For one thread.
 */
public final class LineConnection implements AutoCloseable {
  private final ConnectionContext context;
  private final Endpoint endpoint;
  private final DeadlineSocket socket;
  private final Tls tls;
  private final String serverName;
  private final List<String> secrets = new ArrayList<>();
  private @Nullable SSLSocket encrypted;
  private boolean certificateWanted;

  /** What is said in the clear before TLS. */
  private final List<SecondLook.Step> spoken = new ArrayList<>();

  private LineReader reader;
  private OutputStream out;
  private String awaited = "";

  LineConnection(
      ConnectionContext context,
      Endpoint endpoint,
      DeadlineSocket socket,
      Tls tls,
      String serverName)
      throws IOException {
    this.context = context;
    this.endpoint = endpoint;
    this.socket = socket;
    this.tls = tls;
    this.serverName = serverName;
    reader = new LineReader(socket.getInputStream());
    out = socket.getOutputStream();
  }

  void begin() throws ConversationException {
    if (endpoint.security() == Security.TLS) {
      encrypt();
    }
  }

  /**
   * Enters a phase.
   *
   * @param what what the server should send now, such as {@code a greeting}
   */
  public void enter(String phase, String what) {
    context.enter(phase);
    awaited = what;
  }

  /** Where it leads. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether it is encrypted. */
  public boolean isEncrypted() {
    return encrypted != null;
  }

  /** Whether, in TLS, the server asked for a certificate of the client, which has none. */
  public boolean isCertificateWanted() {
    return certificateWanted;
  }

  /** The connection itself, for a protocol that another library speaks. */
  public Socket socket() {
    return encrypted != null ? encrypted : socket;
  }

  /** Sends a line; its end is added. */
  public void send(String line) throws ConversationException {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        throw ConversationException.cannot(
            "a setting of the probe contains a line break or a zero byte");
      }
    }
    sendText(line + "\r\n");
  }

  /** Sends a text as it is. */
  public void sendText(String text) throws ConversationException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** From here on, none of these is shown when the server sends it back. */
  public void conceal(String... confidential) {
    for (String secret : confidential) {
      if (!secret.isEmpty()) {
        secrets.add(secret);
      }
    }
  }

  /** What is read from here on counts as a new reply, with the bounds of one. */
  public void beginReply() {
    reader.beginReply();
  }

  /** The next line, without its end. */
  public String line() throws ConversationException {
    try {
      String line = reader.line();
      remember((in, to) -> in.line());
      return line;
    } catch (IOException failure) {
      throw explain(failure);
    }
  }

  /** The next bytes as text. */
  public String bytes(long length) throws ConversationException {
    return new String(octets(length), StandardCharsets.UTF_8);
  }

  /** The next bytes as they are; they count towards the reply. */
  public byte[] octets(long length) throws ConversationException {
    try {
      byte[] octets = reader.octets(length);
      remember((in, to) -> in.octets(length));
      return octets;
    } catch (IOException failure) {
      throw explain(failure);
    }
  }

  /** Sends bytes as they are. */
  public void send(byte[] octets) throws ConversationException {
    try {
      out.write(octets);
      remember((in, to) -> to.write(octets));
    } catch (IOException failure) {
      throw explain(failure);
    }
  }

  /**
   * Encrypts the connection after the server agreed to.
   *
   * @throws ConversationException if TLS cannot be agreed on, or the server sent more in the clear
   *     than its agreement: what stands there could have been put in by anybody on the way
   */
  public void startTls() throws ConversationException {
    try {
      if (reader.hasUnread()) {
        throw ConversationException.failed(
            ErrorClass.PROTOCOL_VIOLATION,
            endpoint
                + " sent something in the clear between agreeing to TLS and beginning it, as an"
                + " injected response would be: "
                + excerpt(reader.unread()));
      }
    } catch (IOException failure) {
      throw explain(failure);
    }
    encrypt();
  }

  /**
   * The certificates that the server showed, its own first.
   *
   * @throws ConversationException if the connection is not encrypted
   */
  public List<X509Certificate> certificates() throws ConversationException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      if (encrypted != null) {
        for (Certificate certificate : encrypted.getSession().getPeerCertificates()) {
          chain.add((X509Certificate) certificate);
        }
        return chain;
      }
    } catch (SSLException none) {
      throw ConversationException.failed(
          ErrorClass.TLS_FAILED, endpoint + " showed no certificate: " + none.getMessage());
    }
    throw ConversationException.failed(ErrorClass.TLS_NOT_OFFERED, endpoint + " is not encrypted");
  }

  /** That the server sent something other than what was expected. */
  public ConversationException violation(String got) {
    return ConversationException.failed(
        ErrorClass.PROTOCOL_VIOLATION,
        "waited for " + awaited + " from " + endpoint + " and got " + excerpt(got));
  }

  /** The beginning of what a server said, fit to be shown. */
  public String excerpt(String text) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, "(concealed)");
    }
    return Excerpt.of(shown);
  }

  @Override
  public void close() {
    if (encrypted != null) {
      encrypted.getSession().invalidate();
    }
    // The socket itself: the TLS one would wait for the other side's farewell.
    context.close(socket);
  }

  private void encrypt() throws ConversationException {
    enter("tls", "the answer to a TLS handshake");
    try {
      SSLSocket done = tls.over(socket, serverName, endpoint.port());
      try {
        done.startHandshake();
      } finally {
        certificateWanted = tls.wantsCertificate(done);
      }
      encrypted = done;
      reader = new LineReader(done.getInputStream());
      out = done.getOutputStream();
    } catch (IOException failure) {
      throw seenBy(explain(failure));
    }
  }

  /** The same, unless the server would answer other clients where it did not answer this one. */
  private ConversationException seenBy(ConversationException failure) {
    if (!failure.isFailure() || socket.isAnswered()) {
      return failure;
    }
    return new SecondLook(socket.getRemoteSocketAddress(), spoken, serverName)
        .within(context)
        .map(
            choice ->
                ConversationException.inconclusive(
                    ErrorClass.TLS_FAILED,
                    failure.message()
                        + "; of a client that offers more the server chooses "
                        + choice
                        + ", so that others may get on with it"))
        .orElse(failure);
  }

  private void remember(SecondLook.Step step) {
    if (endpoint.security() == Security.STARTTLS && encrypted == null) {
      spoken.add(step);
    }
  }

  /** That the server's answer is longer than a probe reads. */
  public ConversationException tooLong(String got) {
    return ConversationException.failed(
        ErrorClass.ANSWER_TOO_LONG,
        "waited for " + awaited + " from " + endpoint + " and got " + got);
  }

  /** What the failure of the connection says of the server. */
  public ConversationException explain(IOException failure) {
    if (failure instanceof LineReader.TooLongException) {
      return tooLong(failure.getMessage() + soFar());
    }
    if (context.deadline().expired() || causedBy(failure, SocketTimeoutException.class)) {
      return ConversationException.timedOut(
          "waited for " + awaited + " from " + endpoint + " until the deadline" + soFar());
    }
    boolean gone = isEnd(failure) || causedBy(failure, SocketException.class);
    if (failure instanceof SSLException refused && !gone) {
      boolean named = serverName.indexOf('.') > 0 && !ServerNames.of(serverName).isEmpty();
      return new TlsFailures(endpoint, named, certificateWanted)
          .because(refused, excerpt(failure.toString()));
    }
    return ConversationException.failed(
        ErrorClass.CONNECTION_CLOSED,
        "waited for "
            + awaited
            + " from "
            + endpoint
            + " and the connection was "
            + (isEnd(failure) ? "closed" : "broken: " + failure.getMessage())
            + soFar());
  }

  private String soFar() {
    // Half an echo of a secret would not be recognised.
    String unread = secrets.isEmpty() ? reader.unread() : "";
    return unread.isEmpty() ? "" : "; it begins with " + excerpt(unread);
  }

  private static boolean isEnd(IOException failure) {
    return causedBy(failure, EOFException.class)
        || causedBy(failure, NoHttpResponseException.class)
        || causedBy(failure, ConnectionClosedException.class);
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
