package dev.tend.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.ApiToken;
import dev.tend.api.FakeAgent;
import dev.tend.api.RunningApi;
import dev.tend.core.input.ProbeReported;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to those who report from outside. */
class NotificationRouteTest {
  @TempDir private Path state;
  private final FakeAgent agent = new FakeAgent(FakeAgent.BACKUP);
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
  void red_raises_green_heals_and_each_is_answered_with_the_state_that_follows()
      throws IOException {
    assertThat(sent("Backup/BackupProbe/db1", "nightly", "red", "no space"))
        .startsWith("HTTP/1.1 200 ")
        .contains("{\"monitor\":\"Backup/BackupMonitor/db1\",\"state\":\"Degraded\"}")
        .contains("\"event\":\"1:");
    assertThat(sent("Backup/BackupProbe/db1", "nightly", "green", ""))
        .contains("{\"monitor\":\"Backup/BackupMonitor/db1\",\"state\":\"Healthy\"}")
        .contains("{\"monitor\":\"Backup/BackupMissingMonitor/db1\",\"state\":\"Healthy\"}")
        .doesNotContain("db2", "DiskMonitor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Backup/BackupPorbe/db1 | k | red    | 404 | did you mean Backup/BackupProbe/db1?
          Backup/BackupProbe     | k | red    | 400 | has 2 targets; name one, such as
          Backup/DiskProbe/db1   | k | red    | 400 | measures by itself; those that do are Backup/BackupProbe
          Backup/BackupMonitor/db1 | k | red  | 404 | there is no probe Backup/BackupMonitor/db1
          Backup/BackupProbe/db1 | k | orange | 400 | neither red nor green
          Backup/BackupProbe/db1 | ' ' | red  | 400 | the key is empty
          Backup/BackupProbe/db1 | 'a\\nb' | red | 400 | cannot be printed
          """)
  void what_cannot_be_taken_is_refused_with_what_can(
      String probe, String key, String colour, String status, String words) throws IOException {
    assertThat(sent(probe, key, colour, "").replace("\"advice\":\"", "; ").replace("\",;", ";"))
        .startsWith("HTTP/1.1 " + status)
        .contains(words);
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void a_colour_that_is_left_out_is_not_taken_for_green() throws IOException {
    assertThat(post("{\"probe\": \"Backup/BackupProbe/db1\", \"key\": \"nightly\"}", own()))
        .startsWith("HTTP/1.1 400 ")
        .contains("colour is missing");
  }

  @Test
  void a_flood_is_refused() throws IOException {
    agent.flooded = true;
    assertThat(sent("Backup/BackupProbe/db1", "nightly", "red", ""))
        .startsWith("HTTP/1.1 429 ")
        .contains("wait a while");
  }

  @Test
  void a_message_is_cut_and_steers_no_terminal() throws IOException {
    sent("Backup/BackupProbe/db1", "nightly", "red", "a\\u001b[2J\\nb" + "x".repeat(5000));
    ProbeReported taken = (ProbeReported) agent.asked.getFirst();
    assertThat(taken.message()).startsWith("a [2J b").hasSize(1024).endsWith("x…");
  }

  @Test
  void who_may_only_notify_can_do_nothing_else() throws IOException {
    Path file = Files.writeString(state.resolve("notify"), "ab".repeat(32));
    file.toFile().setReadable(false, false);
    file.toFile().setReadable(true, true);
    api.close();
    api = RunningApi.of(agent, ApiToken.ofAgent(state).withNotifiers(file));
    String header = ApiToken.read(file).header();
    assertThat(post(body("Backup/BackupProbe/db1", "nightly", "red", ""), header))
        .startsWith("HTTP/1.1 200 ");
    assertThat(ask("GET /v1/report", header, "")).startsWith("HTTP/1.1 401 ");
    assertThat(ask("POST /v1/reload", header, "")).startsWith("HTTP/1.1 401 ");
    assertThat(ask("POST /v1/notifications/", header, "")).startsWith("HTTP/1.1 401 ");
  }

  private String sent(String probe, String key, String colour, String message) throws IOException {
    return post(body(probe, key, colour, message), own());
  }

  private static String body(String probe, String key, String colour, String message) {
    return "{\"probe\":\"%s\",\"key\":\"%s\",\"colour\":\"%s\",\"message\":\"%s\"}"
        .formatted(probe, key, colour, message);
  }

  private String own() throws IOException {
    return ApiToken.read(state.resolve(ApiToken.FILE)).header();
  }

  private String post(String body, String header) throws IOException {
    return ask("POST /v1/notifications", header, body);
  }

  private String ask(String line, String header, String body) throws IOException {
    return api.raw(
        "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(line, header, body.getBytes(StandardCharsets.UTF_8).length, body));
  }
}
