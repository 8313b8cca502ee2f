package dev.tend.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tend.api.AgentStatus;
import dev.tend.api.ApiToken;
import dev.tend.api.FakeAgent;
import dev.tend.api.RunningApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what hostile clients can do: nothing. */
class ApiServerTest {
  @TempDir private Path state;
  private final FakeAgent agent = new FakeAgent();
  private RunningApi api;

  @BeforeEach
  void start() throws IOException {
    api = RunningApi.of(agent, state);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void nobody_is_answered_without_the_token() throws IOException {
    assertThat(get("/v1/report", "localhost", "")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/v1/report", "localhost", "Bearer " + "0".repeat(64)))
        .startsWith("HTTP/1.1 401 ")
        .contains(state.resolve("api.token").toString());
    assertThat(get("/v1/report", "localhost", header())).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void metrics_and_the_agents_own_health_are_for_everybody_on_this_host() throws IOException {
    assertThat(get("/metrics", "localhost:9425", "")).contains("200 OK", "# no metrics");
    assertThat(get("/healthz", "127.0.0.1", "")).contains("200 OK", "\nok\n");
    agent.parts = List.of(new AgentStatus.Part("eventLog", false, "secret place is full"));
    assertThat(get("/healthz", "127.0.0.1", ""))
        .contains("503", "eventLog")
        .doesNotContain("secret place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"})
  void a_page_of_another_name_that_leads_here_is_turned_away(String host) throws IOException {
    assertThat(get("/metrics", host, "")).startsWith("HTTP/1.1 421 ");
    assertThat(get("/v1/report", host, header())).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void a_page_of_no_name_is_turned_away_by_the_api_or_by_the_jdk() throws IOException {
    assertThat(get("/metrics", "", "")).containsPattern("^HTTP/1.1 4(00|21) ");
    assertThat(get("/v1/report", "", header())).containsPattern("^HTTP/1.1 4(00|21) ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:9425", "127.0.0.5", "[::1]:9425"})
  void names_of_this_host_are_accepted(String host) throws IOException {
    assertThat(get("/metrics", host, "")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_wrong_path_or_method_is_answered_with_the_right_one() throws IOException {
    assertThat(get("/v1/reprot", "localhost", header()))
        .contains("404", "did you mean /v1/report?");
    assertThat(get("/v1/reload", "localhost", header())).contains("405", "use POST");
  }

  @Test
  void a_long_body_is_not_read() throws IOException {
    String head =
        "POST /v1/probes/invoke HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + header()
            + "\r\nContent-Length: ";
    assertThat(api.raw(head + "100000\r\n\r\n" + "x".repeat(100_000))).startsWith("HTTP/1.1 413 ");
    assertThat(api.raw(head + "4\r\nConnection: close\r\n\r\nnope"))
        .startsWith("HTTP/1.1 400 ")
        .contains("cannot be read");
  }

  @Test
  void two_hundred_clients_that_never_finish_a_request_hold_up_nobody() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = api.connect();
        socket.getOutputStream().write("GET /v1/report HT".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(get("/v1/report", "localhost", header())).startsWith("HTTP/1.1 200 ");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void more_clients_than_are_served_at_once_are_cut_off_and_others_served_after_them()
      throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Socket socket = api.connect();
      socket.getOutputStream().write("GET /v1/report HT".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    for (Socket socket : slow) {
      socket.close();
    }
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(get("/v1/report", "localhost", header())).startsWith("HTTP/1.1 200 "));
  }

  @Test
  void other_hosts_are_not_listened_to() throws IOException {
    InetSocketAddress everywhere =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {0, 0, 0, 0}), 0);
    ApiToken token = ApiToken.ofAgent(state);
    assertThatThrownBy(
            () ->
                ApiServer.start(
                    everywhere, token, agent, agent, RunningApi.noOverrides(), () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this host only");
  }

  private String header() throws IOException {
    return "Bearer " + Files.readString(state.resolve("api.token")).strip();
  }

  private String get(String path, String host, String authorization) throws IOException {
    return api.raw(
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + (host.isEmpty() ? "" : "Host: " + host + "\r\n")
            + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
            + "Connection: close\r\n\r\n");
  }
}
