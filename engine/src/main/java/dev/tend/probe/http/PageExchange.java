package dev.tend.probe.http;

import dev.tend.definition.type.Security;
import dev.tend.definition.value.StatusRange;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.WebUrl;
import dev.tend.http.Http1Client;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

/**
 * One request for a page and its answer, over a connection of the probes' own: the JDK's client
 * resolves names in a way that blocks, and keeps threads.
 *
 * @param connector connects
 * @param run the run
 * @param timer its phases
 */
record PageExchange(Connector connector, ProbeRun run, PhaseTimer timer) {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** What servers answer a client that shows no certificate; nginx, 400. */
  private static final Set<Integer> WANTS_CERTIFICATE = Set.of(400, 401, 403, 496);

  /** What a status says that the client lacks. */
  private static final Map<Integer, String> LACKED =
      Map.of(
          405, "the page is not to be asked for by this method; see the probe's method",
          407, "a proxy wants an account, and this probe knows no proxies",
          421, "the server does not serve this name over this connection; see the host in the url",
          426, "the server wants another protocol than HTTP/1.1, which is all this probe speaks",
          505, "the server wants another version than HTTP/1.1, which is all this probe speaks",
          511, "the network wants a log-in of this host");

  /** What is done with an answer. */
  interface Reader<T> {
    T read(ClassicHttpResponse response, LineConnection connection)
        throws ConversationException, IOException, HttpException;
  }

  /** The URL of a setting. */
  static WebUrl url(String text) throws ConversationException {
    try {
      return WebUrl.parse(text);
    } catch (ValueException wrong) {
      throw ConversationException.cannot("the url cannot be used: " + wrong.getMessage());
    }
  }

  /**
   * Asks for a page, in the phase {@code first-byte}.
   *
   * @param account the probe's own; empty: none
   * @param accept what it would like to get
   * @param reader what is done with the answer
   */
  <T> T ask(String method, WebUrl url, Optional<Account> account, String accept, Reader<T> reader)
      throws ConversationException, InterruptedException {
    Endpoint endpoint =
        new Endpoint(url.host(), url.port(), url.encrypted() ? Security.TLS : Security.NONE);
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint)) {
      connection.enter("first-byte", "an HTTP answer");
      account.ifPresent(known -> connection.conceal(known.basic()));
      try {
        ClassicHttpRequest request = request(method, url, account, accept);
        return reader.read(Http1Client.send(connection.socket(), request), connection);
      } catch (MessageConstraintException | Http1Client.TooManyInterimException tooLong) {
        throw connection.tooLong(String.valueOf(tooLong.getMessage()));
      } catch (Http1Client.OtherVersionException | UnsupportedHttpVersionException other) {
        throw ConversationException.cannot(
            connection.endpoint() + " does not answer in HTTP/1, which is all this probe speaks");
      } catch (HttpException | MalformedChunkCodingException unfit) {
        throw connection.violation(String.valueOf(unfit.getMessage()));
      } catch (IOException failure) {
        throw connection.explain(failure);
      }
    }
  }

  private static ClassicHttpRequest request(
      String method, WebUrl url, Optional<Account> account, String accept) {
    ClassicHttpRequest request = Http1Client.request(method, url);
    request.setHeader(HttpHeaders.ACCEPT, accept);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    account.ifPresent(
        known -> request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + known.basic()));
    return request;
  }

  /** Goes on only when the status is one of these. */
  static void expect(
      StatusRange expected,
      ClassicHttpResponse response,
      boolean loggedIn,
      LineConnection connection)
      throws ConversationException {
    int status = response.getCode();
    if (expected.contains(status)) {
      return;
    }
    String got =
        status + " " + connection.excerpt(Objects.toString(response.getReasonPhrase(), ""));
    if (connection.isCertificateWanted() && WANTS_CERTIFICATE.contains(status)) {
      throw ConversationException.cannot(
          "the server wants a certificate of its clients, and this probe has none: " + got);
    }
    if (LACKED.containsKey(status)) {
      throw ConversationException.cannot(LACKED.get(status) + ": " + got);
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw ConversationException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED,
          (loggedIn
                  ? "the probe's own account was refused: "
                  : "the page is not for the probe, which gives no account; set username,"
                      + " or expect this status: ")
              + got);
    }
    if (status == TOO_MANY_REQUESTS) {
      throw ConversationException.inconclusive(
          ErrorClass.PROBE_REFUSED, "the probe asks too often for this server: " + got);
    }
    throw ConversationException.failed(
        status == UNAVAILABLE ? ErrorClass.SERVICE_REFUSED : ErrorClass.WRONG_ANSWER,
        "expected status " + expected + " and got " + got);
  }
}
