package dev.tend.probe.http;

import static dev.tend.definition.type.HttpProbeType.EXPECTED_STATUS;
import static dev.tend.definition.type.HttpProbeType.EXPECTED_TEXT;
import static dev.tend.definition.type.HttpProbeType.METHOD;
import static dev.tend.definition.type.HttpProbeType.URL;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType.Method;
import dev.tend.definition.type.Security;
import dev.tend.http.Http1Client;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Measures {@code http}, over a connection of the probes' own: the JDK's client resolves names in a
 * way that blocks, and keeps threads.
 */
public final class HttpProbe implements Conversation {
  /** What is read of a page; the rest stays where it is. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Connector connector;

  /** Connects with this. */
  public HttpProbe(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<String> text = run.settings().find(EXPECTED_TEXT);
    Method method = run.settings().get(METHOD);
    if (text.isPresent() && method == Method.HEAD) {
      throw ConversationException.cannot(
          "expectedText cannot be found by the method HEAD, which asks for no page: use GET");
    }
    Optional<Account> account =
        Account.of(run, ConnectionProperties.USERNAME, ConnectionProperties.PASSWORD);
    URI url = URI.create(run.settings().get(URL));
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint(url))) {
      connection.enter("first-byte", "an HTTP answer");
      account.ifPresent(known -> connection.conceal(known.basic()));
      try {
        exchange(run, connection, request(method, url, account), text);
      } catch (MessageConstraintException | Http1Client.TooManyInterimException tooLong) {
        throw connection.tooLong(String.valueOf(tooLong.getMessage()));
      } catch (HttpException | MalformedChunkCodingException unfit) {
        throw connection.violation(String.valueOf(unfit.getMessage()));
      } catch (IOException failure) {
        throw connection.explain(failure);
      }
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private static void exchange(
      ProbeRun run, LineConnection connection, ClassicHttpRequest request, Optional<String> text)
      throws ConversationException, IOException, HttpException {
    ClassicHttpResponse response = Http1Client.send(connection.socket(), request);
    judge(run, response, request.containsHeader(HttpHeaders.AUTHORIZATION), connection);
    if (Method.HEAD.name().equals(request.getMethod())) {
      return;
    }
    connection.enter("body", "the page");
    String body = new String(Http1Client.beginning(response, MOST_BYTES), StandardCharsets.UTF_8);
    if (text.isPresent() && !body.contains(text.get())) {
      throw ConversationException.failed(
          ErrorClass.WRONG_ANSWER,
          "the expected text is not in the first "
              + MOST_BYTES / 1024
              + " KiB of the page, which begins with "
              + connection.excerpt(body));
    }
  }

  private static void judge(
      ProbeRun run, ClassicHttpResponse response, boolean loggedIn, LineConnection connection)
      throws ConversationException {
    int status = response.getCode();
    if (run.settings().get(EXPECTED_STATUS).contains(status)) {
      return;
    }
    String got =
        status + " " + connection.excerpt(Objects.toString(response.getReasonPhrase(), ""));
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw ConversationException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED,
          (loggedIn
                  ? "the probe's own account was refused: "
                  : "the page is not for the probe, which gives no account; set username or"
                      + " expectedStatus: ")
              + got);
    }
    if (status == TOO_MANY_REQUESTS) {
      throw ConversationException.inconclusive(
          ErrorClass.PROBE_REFUSED, "the probe asks too often for this server: " + got);
    }
    throw ConversationException.failed(
        status == UNAVAILABLE ? ErrorClass.SERVICE_REFUSED : ErrorClass.WRONG_ANSWER,
        "expected status " + run.settings().get(EXPECTED_STATUS) + " and got " + got);
  }

  private static ClassicHttpRequest request(Method method, URI url, Optional<Account> account) {
    var request = new BasicClassicHttpRequest(method.name(), url);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    account.ifPresent(
        known -> request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + known.basic()));
    return request;
  }

  private static Endpoint endpoint(URI url) {
    boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : encrypted ? HTTPS : HTTP;
    String host = url.getHost();
    return new Endpoint(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port,
        encrypted ? Security.TLS : Security.NONE);
  }
}
