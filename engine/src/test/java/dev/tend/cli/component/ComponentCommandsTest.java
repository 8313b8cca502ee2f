package dev.tend.cli.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Requester;
import dev.tend.state.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Components as people type them, against the API and without an agent. */
class ComponentCommandsTest {
  private static final String RELEASE =
      "release with: tend component release FrontendTransport --requester ";

  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent();
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
  void the_cmdlet_takes_a_component_out_of_service_and_back() {
    Tend set =
        place.tend(
            "Set-ServerComponentState",
            "mail1",
            "-Component",
            "frontendtransport",
            "-State",
            "Inactive",
            "-Requester",
            "Maintenance");
    assertThat(set.out()).startsWith("FrontendTransport is Inactive\n").contains("has no end");
    assertThat(set.status()).isZero();
    assertThat(state("FrontendTransport")).isEqualTo(ComponentState.INACTIVE);
    assertThat(place.tend("Get-ServerComponentState", "-Identity", "mail1").out().lines())
        .anyMatch(row -> row.matches("FrontendTransport +Inactive +Maintenance"))
        .anyMatch(row -> row.matches("Monitoring +Active"));

    Tend active =
        place.tend(
            "set-server-component-state",
            "--identity=mail1.example.org",
            "--component=FrontendTransport",
            "--state=active",
            "--requester=maintenance");
    assertThat(active.out()).isEqualTo("Maintenance released FrontendTransport; it is Active\n");
    assertThat(active.status()).isZero();
  }

  @Test
  void a_component_that_stays_inactive_has_its_holders_named_and_how_to_release_them() {
    place.tend("component", "set", "FrontendTransport", "inactive", "--reason=kernel update");
    place.tend("component", "set", "FrontendTransport", "draining", "--requester=Sidelined");
    Tend active = place.tend("component", "release", "FrontendTransport", "--requester=sidelined");
    assertThat(active.status()).isEqualTo(1);
    assertThat(active.out())
        .contains("Sidelined released FrontendTransport; it is still Inactive, held by Maintenance")
        .contains("kernel update", RELEASE + "Maintenance");
  }

  @Test
  void an_Active_in_the_wrong_name_says_that_it_changed_nothing_and_why() {
    place.tend("component", "set", "FrontendTransport", "inactive", "--owner=anna");
    Tend active =
        place.tend("component", "set", "FrontendTransport", "active", "--requester=Functional");
    assertThat(active.status()).isEqualTo(1);
    assertThat(active.out())
        .contains("Functional held nothing on FrontendTransport, so nothing changed")
        .contains("still Inactive, held by Maintenance", "anna: no reason given")
        .contains(RELEASE + "Maintenance");
    Tend nobody = place.tend("component", "release", "ServerWideOffline");
    assertThat(nobody.out()).contains("so nothing changed; it is Active");
    assertThat(nobody.status()).isZero();
  }

  @Test
  void a_milder_wish_than_anothers_is_kept_and_said_to_wait() {
    place.tend("component", "set", "FrontendTransport", "inactive");
    Tend drain =
        place.tend("component", "set", "FrontendTransport", "draining", "--requester=Deployment");
    assertThat(drain.status()).isZero();
    assertThat(drain.out())
        .contains("Deployment asks for Draining, but FrontendTransport is Inactive");
    place.tend("component", "release", "FrontendTransport");
    assertThat(state("FrontendTransport")).isEqualTo(ComponentState.DRAINING);
  }

  @Test
  void the_whole_server_offline_holds_each_component_and_its_end_names_what_is_left() {
    place.tend("component", "set", "FrontendTransport", "draining", "--requester=Deployment");
    assertThat(place.tend("component", "set", "serverwideoffline", "inactive").out())
        .contains("so is every component but Monitoring and RecoveryActionsEnabled");
    assertThat(place.tend("component", "release", "FrontendTransport", "--requester=Deployment"))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(1))
        .satisfies(
            answer ->
                assertThat(answer.out())
                    .contains("held by Maintenance through ServerWideOffline")
                    .contains("tend component release ServerWideOffline --requester Maintenance"));
    place.tend("component", "set", "Monitoring", "inactive", "--requester=Functional");
    assertThat(place.tend("component", "release", "ServerWideOffline").out())
        .contains("ServerWideOffline; it is Active; not active yet: Monitoring");
  }

  @Test
  void a_hold_with_an_end_says_when_it_ends() {
    assertThat(place.tend("component", "set", "FrontendTransport", "inactive", "--for=2h").out())
        .contains("; ends at 2026-03-01T14:00:00Z");
  }

  @Test
  void switches_say_what_they_do_here_and_in_the_report() {
    agent.isWell();
    assertThat(place.tend("component", "set", "Monitoring", "inactive").out())
        .contains("nothing is repaired, and each page waits for up to 30 minutes");
    place.tend("component", "set", "RecoveryActionsEnabled", "inactive", "--reason=watching");
    assertThat(place.tend("report").out())
        .contains("Monitoring is Inactive: nothing is repaired, and each page waits")
        .contains("RecoveryActionsEnabled is Inactive: nothing is repaired; people are paged")
        .contains(": watching)");
    assertThat(place.tend("report", "--nagios").out())
        .contains(", Monitoring Inactive, RecoveryActionsEnabled Inactive");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FrontendTranport  | inactive | Maintenance | did you mean FrontendTransport?
          Elsewhere         | inactive | Maintenance | there are
          FrontendTransport | offline  | Maintenance | use Active, Draining, Inactive
          FrontendTransport | inactive | Maintainance | did you mean Maintenance?
          FrontendTransport | inactive | HealthAPI   | another requester, such as Maintenance
          Monitoring        | draining | Maintenance | cannot drain; use Active or Inactive
          """)
  void a_mistake_is_refused_with_what_would_do(
      String component, String state, String requester, String advice) {
    Tend refused = place.tend("component", "set", component, state, "--requester=" + requester);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(advice);
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void a_reason_stays_on_one_line() {
    String text = "disk\nImapProxy is Active\u001b[2J";
    assertThat(place.tend("component", "set", "FrontendTransport", "inactive", "--reason=" + text))
        .satisfies(
            set -> assertThat(set.out()).contains("disk ImapProxy is Active [2J; has no end"));
    assertThat(
            place.tend(
                "component",
                "set",
                "FrontendTransport",
                "inactive",
                "--reason=" + "x".repeat(2000)))
        .satisfies(refused -> assertThat(refused.err()).contains("1024 characters at most"))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(1));
  }

  @Test
  void a_bare_number_is_no_end() {
    assertThat(place.tend("component", "set", "FrontendTransport", "inactive", "--for=60"))
        .satisfies(refused -> assertThat(refused.err()).contains("60d or 60m"))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(1));
  }

  @Test
  void what_is_missing_or_meant_for_another_server_cannot_be_asked() {
    assertThat(place.tend("Set-ServerComponentState", "-Component", "X", "-State", "Active"))
        .satisfies(cannot -> assertThat(cannot.status()).isEqualTo(2))
        .satisfies(cannot -> assertThat(cannot.err()).contains("--requester"));
    assertThat(place.tend("Get-ServerComponentState", "mail2"))
        .satisfies(cannot -> assertThat(cannot.status()).isEqualTo(2))
        .satisfies(cannot -> assertThat(cannot.err()).contains("run the command on mail2"));
  }

  @Test
  void what_if_changes_nothing() {
    Tend trial = place.tend("component", "set", "FrontendTransport", "inactive", "--what-if");
    assertThat(trial.out()).contains("nothing was done", "FrontendTransport is Active");
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void programs_get_the_same_as_data() {
    JsonNode set =
        json(place.tend("component", "set", "FrontendTransport", "inactive", "-o=json").out());
    assertThat(set.path("inEffect").booleanValue()).isTrue();
    assertThat(set.path("events")).hasSize(1);
    JsonNode one =
        json(place.tend("component", "list", "FRONTENDTRANSPORT", "-o=json").out())
            .path("components");
    assertThat(one).hasSize(1);
    assertThat(one.path(0).path("state").stringValue()).isEqualTo("Inactive");
    assertThat(one.path(0).path("holders").path(0).path("release").stringValue())
        .isEqualTo("tend component release FrontendTransport --requester Maintenance");
  }

  @Test
  void without_an_agent_a_request_waits_for_its_start_and_is_counted() throws IOException {
    place.close();
    Tend set = place.tend("component", "set", "frontendtransport", "draining", "--owner=anna");
    assertThat(set.out())
        .startsWith("when the agent starts, before it acts: FrontendTransport is Draining")
        .contains("the agent is not running; what you asked waits in " + inbox().directory());
    assertThat(set.status()).isZero();
    assertThat(inputs())
        .containsExactly(
            new HoldPlaced(
                "FrontendTransport",
                Requester.MAINTENANCE,
                ComponentState.DRAINING,
                "anna",
                "",
                Optional.empty()));

    Tend list = place.tend("component", "list");
    assertThat(list.out()).containsPattern("FrontendTransport +Draining +Maintenance");
    assertThat(list.err()).contains("1 request in", "waits for its start, and is counted here");
    assertThat(list.status()).isZero();

    Tend release = place.tend("component", "release", "FrontendTransport", "--owner=bob");
    assertThat(release.out()).contains("Maintenance released FrontendTransport; it is Active");
    assertThat(inputs())
        .last()
        .isEqualTo(new HoldReleased("FrontendTransport", Requester.MAINTENANCE, "bob"));
  }

  @Test
  void without_an_agent_a_mistake_is_refused_all_the_same_and_nothing_waits() throws IOException {
    place.close();
    Tend refused = place.tend("component", "set", "FrontendTranport", "inactive");
    assertThat(refused.err()).contains("did you mean FrontendTransport?");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(inputs()).isEmpty();
  }

  @Test
  void a_hold_whose_end_came_while_no_agent_ran_is_over() throws IOException {
    place.close();
    HoldPlaced past =
        new HoldPlaced(
            "FrontendTransport",
            Requester.MAINTENANCE,
            ComponentState.INACTIVE,
            "anna",
            "disk",
            Optional.of(Instant.now().minusSeconds(1)));
    Files.setPosixFilePermissions(
        directory.resolve("state"), PosixFilePermissions.fromString("rwx------"));
    inbox().add(past, Instant.now().minusSeconds(60));
    assertThat(place.tend("component", "list", "FrontendTransport").out())
        .containsPattern("FrontendTransport +Active");
  }

  @Test
  void what_cannot_be_left_for_the_agent_was_not_done_and_is_said_so() throws IOException {
    place.close();
    Files.writeString(inbox().directory(), "in the way");
    Tend set = place.tend("component", "set", "FrontendTransport", "inactive");
    assertThat(set.status()).isEqualTo(2);
    assertThat(set.err()).contains("NOTHING WAS DONE", "is not a directory");
  }

  private Inbox inbox() {
    return Inbox.of(directory.resolve("state"));
  }

  private List<OperatorInput> inputs() throws IOException {
    return inbox().waiting().stream().flatMap(one -> one.input().stream()).toList();
  }

  private ComponentState state(String component) {
    return agent.snapshot().component(component).orElseThrow().state();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
