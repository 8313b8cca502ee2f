package dev.tend.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.api.FakeOverrides;
import dev.tend.api.RunningApi;
import dev.tend.override.merge.EffectiveSet;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts send, and are answered. */
class OverrideRoutesTest {
  private static final String ADD =
      """
      {"scope": "Server", "identity": "Mail/GreetingMonitor", "property": "enabled",
       "value": "false", "duration": "2h", "owner": "anna", "reason": "INC-1"}
      """;

  @TempDir private Path state;
  private LocalStore store;
  private FakeOverrides overrides;
  private RunningApi api;

  @BeforeEach
  void start() throws Exception {
    FakeAgent agent = new FakeAgent();
    store = LocalStore.open(state);
    Path shared = Files.createDirectory(state.resolve("shared"));
    overrides =
        new FakeOverrides(
            agent.definitions().sets().stream().map(EffectiveSet::definition).toList(),
            store,
            new SharedDirectory(shared, TrustPolicy.PLAIN));
    api = RunningApi.of(agent, overrides, state);
  }

  @AfterEach
  void stop() throws OverrideStoreException {
    api.close();
    store.close();
  }

  private String post(String path, String body) throws Exception {
    return api.raw(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Files.readString(state.resolve("api.token")).strip()
            + "\r\nConnection: close\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body);
  }

  @Test
  void an_override_is_added_and_removed() throws Exception {
    assertThat(post("/v1/overrides/add", ADD)).contains("200 OK", "\"done\":true");
    String id = store.overrides().getFirst().id();
    assertThat(post("/v1/overrides/look", "")).contains("200 OK", id, "\"effect\":\"applied\"");
    assertThat(
            post(
                "/v1/overrides/remove",
                "{\"scope\": \"Server\", \"id\": \"" + id + "\", \"whatIf\": true}"))
        .contains("200 OK", "\"done\":true");
    assertThat(store.overrides()).hasSize(1);
    assertThat(post("/v1/overrides/remove", "{\"scope\": \"Server\", \"id\": \"" + id + "\"}"))
        .contains("200 OK", "\"done\":true");
    assertThat(store.overrides()).isEmpty();
  }

  @Test
  void a_refusal_is_an_answer() throws Exception {
    assertThat(post("/v1/overrides/add", ADD.replace("Greeting", "Greting")))
        .contains("200 OK", "\"done\":false", "\"suggestion\":\"Mail/GreetingMonitor\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope", "identity", "property", "value", "owner", "reason"})
  void what_a_request_cannot_be_without_is_named(String key) throws Exception {
    String without = ADD.replaceFirst("\"" + key + "\": \"[^\"]*\"", "\"whatIf\": true");

    assertThat(post("/v1/overrides/add", without))
        .startsWith("HTTP/1.1 400 ")
        .contains(key + " is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | scope is missing",
        "{\"scope\": \"Universe\"} | Server, Global",
        "{\"colour\": 1} | colour",
        "{\"scope\": 0} | out of number",
        "[] | cannot be read",
        "null | not an object",
        "{\"scope\": \"Server\", \"servers\": [null]} | cannot be read"
      })
  void what_is_no_request_is_told_why(String body, String why) throws Exception {
    assertThat(post("/v1/overrides/add", body)).startsWith("HTTP/1.1 400 ").contains(why);
  }

  @Test
  void a_store_that_cannot_be_written_is_not_the_askers_mistake() throws Exception {
    overrides.trouble = Optional.of(new OverrideStoreException("the disk is full; make room"));

    assertThat(post("/v1/overrides/add", ADD))
        .startsWith("HTTP/1.1 503 ")
        .contains("the disk is full; make room");
  }
}
