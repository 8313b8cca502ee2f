package dev.tend.probe.http;

import static dev.tend.definition.type.HttpProbeType.EXPECTED_STATUS;
import static dev.tend.definition.type.HttpProbeType.EXPECTED_TEXT;
import static dev.tend.definition.type.HttpProbeType.METHOD;
import static dev.tend.definition.type.HttpProbeType.URL;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType.Method;
import dev.tend.http.Http1Client;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Measures {@code http}. */
public final class HttpProbe implements Conversation {
  /** What is read of a page; the rest stays where it is. */
  private static final int MOST_BYTES = 64 * 1024;

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
    new PageExchange(connector, run, timer)
        .ask(
            method.name(),
            PageExchange.url(run.settings().get(URL)),
            account,
            "*/*",
            (response, connection) -> {
              PageExchange.expect(
                  run.settings().get(EXPECTED_STATUS), response, account.isPresent(), connection);
              if (method == Method.GET) {
                read(response, connection, text);
              }
              return response;
            });
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private static void read(
      ClassicHttpResponse response, LineConnection connection, Optional<String> text)
      throws ConversationException, IOException {
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
}
