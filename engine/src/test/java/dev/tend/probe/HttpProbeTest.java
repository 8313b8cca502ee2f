package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType;
import dev.tend.definition.value.StatusRange;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpProbeTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", exchange -> answer(exchange, 404, "nothing here"));
    server.createContext("/mail", exchange -> answer(exchange, 200, "Welcome to webmail"));
    server.createContext("/moved", exchange -> answer(exchange, 302, ""));
    server.createContext("/down", exchange -> answer(exchange, 503, "later"));
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1 << 20) + "end"));
    server.createContext("/forbidden", exchange -> answer(exchange, 403, "no"));
    server.createContext("/often", exchange -> answer(exchange, 429, "later"));
    server.createContext("/mine", HttpProbeTest::answerTheProbe);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_page_succeeds_with_the_time_of_each_phase() throws Exception {
    Measurement measured = run("/mail").with(HttpProbeType.EXPECTED_TEXT, "webmail").measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample().orElseThrow()).isPositive();
    assertThat(measured.metrics())
        .extracting("name")
        .containsExactly("phase.connect", "phase.first-byte", "phase.body");
  }

  @Test
  void a_head_succeeds_without_a_page() throws Exception {
    assertThat(
            run("/mail").with(HttpProbeType.METHOD, HttpProbeType.Method.HEAD).measure().outcome())
        .isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_redirect_is_an_answer_like_any_other() throws Exception {
    assertThat(run("/moved").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertFailed(
        run("/moved").with(HttpProbeType.EXPECTED_STATUS, new StatusRange(200, 200)),
        ErrorClass.WRONG_ANSWER,
        "first-byte");
  }

  @Test
  void a_wrong_status_and_a_missing_text_are_told_apart_from_being_down() throws Exception {
    assertFailed(run("/elsewhere"), ErrorClass.WRONG_ANSWER, "first-byte");
    assertFailed(run("/down"), ErrorClass.SERVICE_REFUSED, "first-byte");
    assertFailed(
        run("/mail").with(HttpProbeType.EXPECTED_TEXT, "Maintenance"),
        ErrorClass.WRONG_ANSWER,
        "body");
  }

  @Test
  void a_large_page_is_read_in_part() throws Exception {
    assertThat(run("/large").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertFailed(
        run("/large").with(HttpProbeType.EXPECTED_TEXT, "end"), ErrorClass.WRONG_ANSWER, "body");
  }

  @Test
  void the_probes_own_account_is_sent_and_its_refusal_is_no_failure_of_the_server()
      throws Exception {
    assertThat(
            run("/mine")
                .with(ConnectionProperties.USERNAME, "probe")
                .with(ConnectionProperties.PASSWORD, "${secret:p}")
                .measure()
                .outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    Measurement refused =
        run("/mine")
            .with(ConnectionProperties.USERNAME, "other")
            .with(ConnectionProperties.PASSWORD, "${secret:p}")
            .measure();
    assertThat(refused.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(refused.errorClass()).isEqualTo(ErrorClass.CREDENTIALS_REFUSED);
    assertThat(refused.message()).doesNotContain(NetRun.PASSWORD);
  }

  @Test
  void a_page_that_is_not_for_the_probe_says_nothing_of_the_server() throws Exception {
    assertInconclusive(run("/mine"), ErrorClass.CREDENTIALS_REFUSED);
    assertInconclusive(run("/forbidden"), ErrorClass.CREDENTIALS_REFUSED);
    assertInconclusive(run("/often"), ErrorClass.PROBE_REFUSED);
    assertThat(
            run("/mine")
                .with(HttpProbeType.EXPECTED_STATUS, new StatusRange(401, 401))
                .measure()
                .outcome())
        .isEqualTo(Outcome.SUCCEEDED);
  }

  private static void assertInconclusive(NetRun run, String errorClass)
      throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(errorClass);
  }

  @Test
  void a_text_cannot_be_expected_of_a_head() throws Exception {
    Measurement measured =
        run("/mail")
            .with(HttpProbeType.METHOD, HttpProbeType.Method.HEAD)
            .with(HttpProbeType.EXPECTED_TEXT, "a")
            .measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        HTTP/1.1 200 OK
        Transfer-Encoding: chunked

        4;x=y
        Wel!
        5
        come!
        0

        """,
        "HTTP/1.0 200\r\n\r\nWel!come!",
        "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\ncontent-length: 9\n\nWel!come!",
        "http/1.1 200OK\r\n: nothing\r\nContent-Length: +9;q\r\n\r\nWel!come!",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nWel!come!",
        "HTTP/1.1 200\r\nContent-Length : 9\r\n\r\nWel!come!",
        "HTTP/1.1 200 OK\r\nContent-Length:9\r\nContent-Length: 9\r\n\r\nWel!come!",
        "HTTP/1.1 200 OK\r\nContent-Length: 9, 9\r\nX: a\r\n b\r\n\r\nWel!come!",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nWel!come!",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, Chunked\r\n\r\n9\r\nWel!come!\r\n0\r\n\r\n",
      })
  void a_page_is_read_however_its_length_is_told(String answer) throws Exception {
    try (var scripted = ScriptedServer.answering(answer)) {
      assertThat(at(scripted).with(HttpProbeType.EXPECTED_TEXT, "Wel!come!").measure().outcome())
          .isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.test ESMTP\r\n",
        "\0\1\2\3\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: strange\r\n\r\nab",
        "<html>HTTP/0.9</html>\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
      })
  void what_is_no_HTTP_is_named_so(String answer) throws Exception {
    try (var scripted = ScriptedServer.answering(answer)) {
      assertThat(at(scripted).measure().errorClass()).isEqualTo(ErrorClass.PROTOCOL_VIOLATION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\u0012\4\0\0\0\0\0\0\3\0\0\0d\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 505 HTTP Version Not Supported\r\n\r\n",
        "HTTP/1.1 426 Upgrade Required\r\nUpgrade: h2c\r\n\r\n",
        "HTTP/1.1 421 Misdirected Request\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
        "HTTP/1.1 511 Network Authentication Required\r\n\r\n",
      })
  void what_the_probe_lacks_says_nothing_of_the_server(String answer) throws Exception {
    try (var scripted = ScriptedServer.answering(answer)) {
      assertInconclusive(at(scripted), ErrorClass.CANNOT_MEASURE);
    }
  }

  @Test
  void a_text_is_found_in_the_encoding_of_the_page() throws Exception {
    for (String header : List.of("", "Content-Type: text/html; charset=iso-8859-1\r\n")) {
      try (var scripted =
          ScriptedServer.answering(
              "HTTP/1.1 200 OK\r\n" + header + "Content-Length: 5\r\n\r\nGr\u00fc\u00dfe")) {
        assertThat(
                at(scripted)
                    .with(HttpProbeType.EXPECTED_TEXT, "Gr\u00fc\u00dfe")
                    .measure()
                    .outcome())
            .isEqualTo(Outcome.SUCCEEDED);
      }
    }
    try (var scripted =
        ScriptedServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\n\1\2\3")) {
      assertInconclusive(
          at(scripted).with(HttpProbeType.EXPECTED_TEXT, "x"), ErrorClass.CANNOT_MEASURE);
    }
  }

  @Test
  void silence_and_a_byte_now_and_then_end_at_the_deadline() throws Exception {
    List<ScriptedServer> servers =
        List.of(
            ScriptedServer.silent(),
            ScriptedServer.dripping("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(100), 100));
    for (ScriptedServer scripted : servers) {
      try (scripted) {
        Measurement measured = at(scripted).hasty().measure();
        assertThat(measured.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(measured.phase()).isEqualTo("first-byte");
      }
    }
  }

  @Test
  void a_head_that_browsers_take_is_taken() throws Exception {
    String policy = "Content-Security-Policy: " + "x".repeat(60_000) + "\r\n";
    String many = "X-Trace: y\r\n".repeat(500);
    try (var scripted =
        ScriptedServer.answering("HTTP/1.1 200 OK\r\n" + policy + many + "\r\nhi")) {
      assertThat(at(scripted).measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void endless_lines_headers_and_hints_are_too_long_and_an_endless_page_is_not() throws Exception {
    try (var line = ScriptedServer.flooding("HTTP/1.1 200 OK\r\nA: ", "x");
        var headers = ScriptedServer.flooding("HTTP/1.1 200 OK\r\n", "A: b\r\n");
        var hints = ScriptedServer.flooding("", "HTTP/1.1 103 Early\r\n\r\n");
        var page = ScriptedServer.flooding("HTTP/1.1 200 OK\r\n\r\n", "x");
        var chunks =
            ScriptedServer.flooding(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")) {
      assertFailed(at(line), ErrorClass.ANSWER_TOO_LONG, "first-byte");
      assertFailed(at(headers), ErrorClass.ANSWER_TOO_LONG, "first-byte");
      assertFailed(at(hints), ErrorClass.ANSWER_TOO_LONG, "first-byte");
      assertThat(at(page).measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(at(chunks).measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void a_page_that_ends_too_soon_and_a_closed_connection_are_closed() throws Exception {
    try (var cut = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort");
        var gone = ScriptedServer.answering("")) {
      assertFailed(at(cut), ErrorClass.CONNECTION_CLOSED, "body");
      assertFailed(at(gone), ErrorClass.CONNECTION_CLOSED, "first-byte");
    }
  }

  private NetRun run(String path) {
    return new NetRun("http")
        .with(HttpProbeType.URL, "http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static NetRun at(ScriptedServer scripted) {
    return new NetRun("http").with(HttpProbeType.URL, "http://127.0.0.1:" + scripted.port() + "/");
  }

  private static void answer(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void answerTheProbe(HttpExchange exchange) throws IOException {
    String account = "probe:" + NetRun.PASSWORD;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    answer(exchange, known ? 200 : 401, "hello");
  }

  private static void assertFailed(NetRun run, String errorClass, String phase)
      throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).isEqualTo(errorClass);
    assertThat(measured.phase()).isEqualTo(phase);
  }
}
