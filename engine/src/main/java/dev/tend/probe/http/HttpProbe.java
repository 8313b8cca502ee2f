package dev.tend.probe.http;

import static dev.tend.definition.type.HttpProbeType.EXPECTED_STATUS;
import static dev.tend.definition.type.HttpProbeType.EXPECTED_TEXT;
import static dev.tend.definition.type.HttpProbeType.METHOD;
import static dev.tend.definition.type.HttpProbeType.URL;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType.Method;
import dev.tend.definition.type.Security;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.WebUrl;
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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

/**
 * Measures {@code http}, over a connection of the probes' own: the JDK's client resolves names in a
 * way that blocks, and keeps threads.
 */
public final class HttpProbe implements Conversation {
  /** What is read of a page; the rest stays where it is. */
  private static final int MOST_BYTES = 64 * 1024;

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
    WebUrl url = url(run);
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint(url))) {
      connection.enter("first-byte", "an HTTP answer");
      account.ifPresent(known -> connection.conceal(known.basic()));
      try {
        exchange(run, connection, request(method, url, account), text);
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
    byte[] page = Http1Client.beginning(response, MOST_BYTES);
    if (text.isPresent()) {
      expect(text.get(), page, response, connection);
    }
  }

  private static void expect(
      String text, byte[] page, ClassicHttpResponse response, LineConnection connection)
      throws ConversationException {
    String body = new String(page, charset(response));
    if (body.contains(text) || new String(page, StandardCharsets.ISO_8859_1).contains(text)) {
      return;
    }
    Header coding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !"identity".equalsIgnoreCase(coding.getValue())) {
      throw ConversationException.cannot(
          "the page cannot be searched for the expected text: it comes encoded, although that was"
              + " not asked for: "
              + connection.excerpt(String.valueOf(coding.getValue())));
    }
    throw ConversationException.failed(
        ErrorClass.WRONG_ANSWER,
        "the expected text is not in the first "
            + MOST_BYTES / 1024
            + " KiB of the page, which begins with "
            + connection.excerpt(body));
  }

  /** As the server says, else the one that most pages are written in. */
  private static Charset charset(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
    return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
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

  private static ClassicHttpRequest request(Method method, WebUrl url, Optional<Account> account) {
    ClassicHttpRequest request = Http1Client.request(method.name(), url);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    account.ifPresent(
        known -> request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + known.basic()));
    return request;
  }

  private static WebUrl url(ProbeRun run) throws ConversationException {
    try {
      return WebUrl.parse(run.settings().get(URL));
    } catch (ValueException wrong) {
      throw ConversationException.cannot("the url cannot be used: " + wrong.getMessage());
    }
  }

  private static Endpoint endpoint(WebUrl url) {
    return new Endpoint(url.host(), url.port(), url.encrypted() ? Security.TLS : Security.NONE);
  }
}
