package dev.tend.probe.http;

import static dev.tend.definition.type.HttpProbeType.EXPECTED_STATUS;
import static dev.tend.definition.type.HttpProbeType.EXPECTED_TEXT;
import static dev.tend.definition.type.HttpProbeType.METHOD;
import static dev.tend.definition.type.HttpProbeType.TYPE;
import static dev.tend.definition.type.HttpProbeType.URL;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType.Method;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Exchange;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import dev.tend.secret.SecretUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Measures {@code http}. The request is written to the socket here, since the JDK's client resolves
 * names in a way that blocks, reads headers without a bound for all of them, and keeps threads.
 */
public final class HttpProbe implements Probe {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Connector connector;

  /** Connecting so. */
  public HttpProbe(Connector connector) {
    this.connector = connector;
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.SOCKETS;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    return Exchange.measure(run, timer -> walk(run, timer));
  }

  private Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ExchangeException, InterruptedException {
    Optional<String> text = run.settings().find(EXPECTED_TEXT);
    Method method = run.settings().get(METHOD);
    if (text.isPresent() && method == Method.HEAD) {
      throw ExchangeException.inconclusive(
          ErrorClass.CANNOT_MEASURE,
          "expectedText cannot be found by the method HEAD, which asks for no page: use GET");
    }
    Optional<String> account = account(run);
    HttpResponse httpResponse = HttpResponse.of(run.settings().get(URL));
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), httpResponse.endpoint())) {
      connection.enter("first-byte", "an HTTP answer");
      account.ifPresent(connection::conceal);
      connection.sendText(request(method, httpResponse, account));
      ResponseHead head = ResponseHead.read(connection);
      judge(run, head, account.isPresent(), connection);
      if (method == Method.GET) {
        connection.enter("body", "the page");
        String body = ResponseBody.read(connection, head);
        if (text.isPresent() && !body.contains(text.get())) {
          throw ExchangeException.failed(
              ErrorClass.WRONG_ANSWER,
              "the expected text is not in the first "
                  + ResponseBody.MOST_BYTES / 1024
                  + " KiB of the page, which begins with "
                  + connection.excerpt(body));
        }
      }
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private static void judge(
      ProbeRun run, ResponseHead head, boolean loggedIn, LineConnection connection)
      throws ExchangeException {
    if (run.settings().get(EXPECTED_STATUS).contains(head.status())) {
      return;
    }
    String got = head.status() + " " + connection.excerpt(head.reason());
    if (head.status() == UNAUTHORIZED || head.status() == FORBIDDEN) {
      throw ExchangeException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED,
          (loggedIn
                  ? "the probe's own account was refused: "
                  : "the page is not for the probe, which gives no account; set username or"
                      + " expectedStatus: ")
              + got);
    }
    if (head.status() == TOO_MANY_REQUESTS) {
      throw ExchangeException.inconclusive(
          ErrorClass.PROBE_REFUSED, "the probe asks too often for this server: " + got);
    }
    throw ExchangeException.failed(
        head.status() == UNAVAILABLE ? ErrorClass.SERVICE_REFUSED : ErrorClass.WRONG_ANSWER,
        "expected status " + run.settings().get(EXPECTED_STATUS) + " and got " + got);
  }

  private static String request(
      Method method, HttpResponse httpResponse, Optional<String> account) {
    return method.name()
        + " "
        + httpResponse.path()
        + " HTTP/1.1\r\nHost: "
        + httpResponse.authority()
        + "\r\nUser-Agent: tend\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
        + account.map(basic -> "Authorization: Basic " + basic + "\r\n").orElse("")
        + "Connection: close\r\n\r\n";
  }

  private static Optional<String> account(ProbeRun run) throws ExchangeException {
    Optional<String> username = run.settings().find(ConnectionProperties.USERNAME);
    if (username.isEmpty()) {
      return Optional.empty();
    }
    String reference =
        run.settings()
            .find(ConnectionProperties.PASSWORD)
            .orElseThrow(
                () ->
                    ExchangeException.inconclusive(
                        ErrorClass.CANNOT_MEASURE, "there is a username and no password"));
    try {
      String both = username.get() + ":" + run.secrets().resolve(reference);
      return Optional.of(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    } catch (SecretUnavailableException unavailable) {
      throw ExchangeException.inconclusive(
          ErrorClass.SECRET_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
    }
  }
}
