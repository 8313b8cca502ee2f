package dev.tend.cli.lever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.brake.BrakeFile;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.OperatorInput.BrakeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BrakeCommandTest {
  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent().isWell();
  private AgentPlace place;

  @BeforeEach
  void start() throws IOException {
    place = AgentPlace.of(agent, directory);
  }

  @AfterEach
  void stop() {
    place.close();
  }

  @Test
  void it_is_pulled_shown_and_released() {
    assertThat(place.tend("brake").out()).isEqualTo("recovery is not stopped\n");
    assertThat(place.tend("brake").status()).isZero();
    Tend pulled = place.tend("brake", "--reason=moving racks", "--owner=anna");
    assertThat(pulled.status()).isZero();
    assertThat(pulled.out()).contains("stopped by anna: moving racks", "tend brake --release");
    assertThat(agent.asked).contains(new BrakeSet(true, "anna", "moving racks"));
    Tend shown = place.tend("brake");
    assertThat(shown.status()).isEqualTo(1);
    assertThat(shown.out()).contains("stopped by anna since 2026-", ": moving racks");
    JsonNode json = new JsonMapper().readTree(place.tend("brake", "-o=json").out());
    assertThat(json.path("pulled").booleanValue()).isTrue();
    assertThat(json.path("brake").path("owner").stringValue()).isEqualTo("anna");
    assertThat(place.tend("get-server-health").out()).contains("stopped by anna since");
    assertThat(place.tend("brake", "--release", "--owner=bert").out())
        .isEqualTo("recovery may go on\n");
    assertThat(agent.asked).contains(new BrakeSet(false, "bert", ""));
    Tend again = place.tend("brake", "--release");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).isEqualTo("nothing is released: the brake is not pulled\n");
  }

  @Test
  void a_reason_is_needed() {
    Tend run = place.tend("brake", "--reason= ");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("say why");
  }

  @Test
  void without_an_agent_the_file_is_written_and_removed() {
    place.close();
    Tend pulled = place.tend("brake", "--reason=moving racks", "--owner=anna");
    assertThat(pulled.status()).isZero();
    assertThat(pulled.out()).contains("finds this when it starts");
    assertThat(file().read().orElseThrow().owner()).isEqualTo("anna");
    Tend shown = place.tend("brake");
    assertThat(shown.status()).isEqualTo(1);
    assertThat(shown.out()).contains("stopped by anna since", ": moving racks");
    assertThat(place.tend("brake", "--release").out()).contains("recovery may go on");
    assertThat(file().path()).doesNotExist();
    assertThat(place.tend("brake", "--release").status()).isEqualTo(1);
    assertThat(place.tend("brake").status()).isZero();
  }

  @Test
  void an_agent_that_refuses_the_token_is_braked_by_the_file() throws IOException {
    Files.writeString(directory.resolve("state/api.token"), "0".repeat(64) + "\n");
    Tend pulled = place.tend("brake", "--reason=moving racks", "--owner=anna");
    assertThat(pulled.status()).isZero();
    assertThat(pulled.out()).contains("the agent did not take it", "brake is written");
    assertThat(file().read()).isPresent();
  }

  private BrakeFile file() {
    return new BrakeFile(directory.resolve("state"));
  }
}
