package dev.tend.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.AgentStatus.Part;
import dev.tend.api.FakeAgent;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.type.Types;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthReportCommandTest {
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

  private void mailFails() {
    agent.isWell().hears("Mail/GreetingProbe", Outcome.FAILED, "nothing listens on 25", 3);
  }

  private void mailStaysDown() {
    agent.othersAreWell().hears("Mail/GreetingProbe", Outcome.FAILED, "nothing listens on 25", 3);
  }

  @Test
  void before_anything_is_judged_there_is_no_answer() {
    Tend run = place.tend("get-health-report");
    assertThat(run.out()).startsWith("mail1.example.org is Unevaluated at 2026-03-01T12:00:00Z");
    assertThat(run.status()).isEqualTo(2);
    Tend plugin = place.tend("get-health-report", "--nagios");
    assertThat(plugin.out()).startsWith("TEND UNKNOWN - nothing has been judged yet");
    assertThat(plugin.status()).isEqualTo(3);
  }

  @Test
  void it_says_how_many_overrides_hold_and_which_end_within_a_day() {
    agent.isWell().goesBy(ending("relay2", 2), ending("relay1", 40), ending("*", -1));

    Tend run = place.tend("report");
    assertThat(run.out().lines())
        .anyMatch(line -> line.endsWith("; 2 overrides in force"))
        .containsOnlyOnce(
            "override id2 ends in 2h: timeout of Relays\\ConnectProbe\\relay2 is 2s until then, by"
                + " anna");
    assertThat(run.out()).doesNotContain("id40", "id-1");
    JsonNode json = new JsonMapper().readTree(place.tend("report", "-o=json").out());
    assertThat(json.path("expiring")).hasSize(1);
  }

  private MonitoringOverride ending(String target, int hours) {
    return new MonitoringOverride(
        "id" + hours,
        new Selector.ThisServer(),
        new Subject.Item(ItemType.PROBE, ItemId.of("Relays", "ConnectProbe").forTarget(target)),
        "timeout",
        "2s",
        "anna",
        "",
        agent.clock().wall(),
        new Validity.Until(agent.clock().wall().plus(Duration.ofHours(hours))));
  }

  @Test
  void a_health_set_that_may_do_less_than_the_agent_is_named() {
    agent.isWell().goesBy(mode("Mail", "observe"), mode("Relays", "off"));

    assertThat(place.tend("report").out().lines())
        .containsOnlyOnce("recovery of Relays: off (override Relays by anna: a look at it)")
        .noneMatch(line -> line.startsWith("recovery of Mail"));
    assertThat(place.tend("get-monitoring-item-help", "Mail/Restart").out())
        .containsPattern("mode +observe +override Mail by anna: a look at it");
  }

  private static MonitoringOverride mode(String set, String mode) {
    return new MonitoringOverride(
        set,
        new Selector.ThisServer(),
        new Subject.WholeSet(set),
        "mode",
        mode,
        "anna",
        "a look at it",
        FakeAgent.START,
        new Validity.Forever());
  }

  @Test
  void when_all_is_well_it_says_so_in_few_lines() {
    agent.isWell();
    Tend run = place.tend("report");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("mail1.example.org is Healthy")
        .contains("recovery: observe; 0 overrides in force")
        .containsPattern("Mail +Healthy +CustomerTouchPoints")
        .doesNotContain("runbook");
    Tend plugin = place.tend("report", "--nagios");
    assertThat(plugin.status()).isZero();
    assertThat(plugin.out())
        .matches("TEND OK - 3 health sets Healthy; recovery observe \\| healthy=3 .*\n");
  }

  @Test
  void a_fault_goes_from_warning_to_critical_with_time() {
    mailFails();
    assertThat(place.tend("get-health-report").status()).isZero();
    assertThat(place.tend("get-health-report", "--nagios").status()).isEqualTo(1);
    mailStaysDown();
    assertThat(place.tend("get-health-report").status()).isEqualTo(1);
    Tend plugin = place.tend("get-health-report", "--nagios");
    assertThat(plugin.status()).isEqualTo(2);
    assertThat(plugin.out())
        .startsWith(
            "TEND CRITICAL - Mail Unhealthy: Mail/GreetingMonitor The server does not greet.")
        .contains(" | healthy=2 degraded=0 unhealthy=1 ");
  }

  @Test
  void what_is_broken_comes_first_with_why_and_what_to_do() {
    mailFails();
    mailStaysDown();
    assertThat(place.tend("get-health-report").out().lines().limit(7))
        .containsExactly(
            "mail1.example.org is Unhealthy at 2026-03-01T12:03:52Z; recovery: observe; 0 overrides"
                + " in force",
            "",
            "Unhealthy Mail/GreetingMonitor since 2026-03-01T12:03:32Z, 20s",
            "  The server does not greet.",
            "  last run: GreetingProbe Failed at 2026-03-01T12:03:52Z, ConnectionRefused: nothing"
                + " listens on 25",
            "  runbook: Look at the log of the mail server.",
            "");
  }

  @Test
  void a_monitor_without_a_verdict_is_bad_news_and_unknown_to_a_plugin() {
    agent.isWell().waits(Duration.ofMinutes(10));
    assertThat(place.tend("get-health-report").status()).isEqualTo(1);
    assertThat(place.tend("get-health-report", "--nagios").status()).isEqualTo(3);
  }

  @Test
  void of_many_reasons_why_a_reload_was_refused_twenty_are_shown() {
    agent.isWell();
    agent.reloadProblems = Collections.nCopies(1000, "smtp.yaml:1:1: error: no");
    String report = place.tend("report").out();
    assertThat(report.lines().filter(line -> line.contains("smtp.yaml:1:1"))).hasSize(20);
    assertThat(report).contains("  and 980 more, which --output json lists");
    assertThat(place.tend("report", "-o", "json").out().split("smtp.yaml:1:1", -1)).hasSize(1001);
  }

  @Test
  void the_brake_and_a_refused_reload_are_not_overlooked() {
    agent.isWell();
    agent.brake = Optional.of(new BrakeSet(true, "anna", "moving | racks"));
    agent.reloadProblems = List.of("smtp.yaml:1:1: error: no");
    assertThat(place.tend("report").out())
        .contains(
            "all recovery is stopped by anna since 2026-",
            ": moving | racks; to let",
            "smtp.yaml:1:1: error: no");
    assertThat(place.tend("report", "--nagios").out())
        .contains("recovery observe, stopped by anna; the last reload was refused | ");
  }

  @Test
  void an_agent_that_is_not_well_itself_is_not_believed_without_a_word() {
    agent.isWell();
    agent.parts = List.of(new Part("core", false, "nothing has been judged since noon"));
    assertThat(place.tend("report").out())
        .contains("the agent itself has problems:", "  core: nothing has been judged since noon");
    assertThat(place.tend("report", "--nagios").out())
        .contains("the agent itself has problems: core | ");
  }

  @Test
  void a_file_that_is_not_believed_does_not_make_the_report_or_repair_doubtful() {
    agent.isWell();
    agent.parts = List.of(new Part("overrides", false, "a.json is left out; judging goes on"));
    assertThat(place.tend("report").out())
        .contains("  overrides: a.json is left out; judging goes on")
        .doesNotContain("may be old", "repair may not");
  }

  @Test
  void it_is_data_too_and_narrowed_as_in_Exchange() {
    mailFails();
    JsonNode json =
        new JsonMapper().readTree(place.tend("report", "-HealthSet:mail", "-o", "json").out());
    assertThat(json.path("agentRunning").booleanValue()).isTrue();
    assertThat(json.path("healthSets").size()).isEqualTo(1);
    assertThat(json.path("broken").path(0).path("lastRun").path("outcome").stringValue())
        .isEqualTo("Failed");
    assertThat(place.tend("Get-HealthReport", "-RollupGroup").out())
        .contains("HEALTH GROUP")
        .doesNotContain("HEALTH SET ");
    Tend unknown = place.tend("report", "--health-set", "Mial");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no health set Mial; did you mean Mail?");
  }

  @Test
  void another_server_is_not_spoken_for() {
    agent.isWell();
    assertThat(place.tend("report", "-Identity", "mail1").status()).isZero();
    Tend other = place.tend("report", "-Identity", "mail2");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("this is mail1.example.org; run the command on mail2");
  }

  @Test
  void without_its_agent_a_server_is_critical_and_not_askable() {
    place.close();
    Tend plugin = place.tend("report", "--nagios");
    assertThat(plugin.status()).isEqualTo(2);
    assertThat(plugin.out())
        .startsWith("TEND CRITICAL - the agent is not running: nothing listens");
    Tend run = place.tend("report");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("the agent is not running");
  }

  @Test
  void without_its_agent_the_last_stored_state_is_shown_and_said_to_be_old() throws StateException {
    mailFails();
    mailStaysDown();
    try (StateStore store = StateStore.open(directory.resolve("state"), Types.builtIn()).store()) {
      store.keep(agent.changes);
      store.checkpoint(agent.checkpoint());
    }
    place.close();
    Tend report = place.tend("report");
    assertThat(report.status()).isEqualTo(2);
    assertThat(report.err())
        .contains("THE AGENT IS NOT RUNNING; this is what it last knew, as of 2026-03-01T");
    assertThat(report.out()).contains("Unhealthy Mail/GreetingMonitor since", "runbook: ");
    Tend health = place.tend("health", "-o", "json");
    assertThat(health.status()).isEqualTo(2);
    JsonNode json = new JsonMapper().readTree(health.out());
    assertThat(json.path("agentRunning").booleanValue()).isFalse();
    assertThat(json.path("monitors"))
        .extracting(row -> row.path("state").stringValue() + row.path("stale").booleanValue())
        .containsExactly("Unhealthytrue", "Healthytrue", "Healthytrue", "Healthytrue");
    assertThat(place.tend("report", "--health-set", "Mial").err())
        .contains("there is no health set Mial; there are Mail, ", "did you mean 'Mail'?")
        .containsOnlyOnce("NOT RUNNING");
    assertThat(place.tend("health", "--health-set", "Mial").err())
        .contains("there is no health set Mial; there are Mail, ");
    assertThat(place.tend("health", "--target", "relay7").err())
        .contains("there is no target relay7; there are relay");
  }

  @Test
  void a_plugin_that_cannot_ask_for_reasons_of_its_own_does_not_know() throws IOException {
    Files.delete(directory.resolve("state/api.token"));
    Tend plugin = place.tend("report", "--nagios");
    assertThat(plugin.status()).isEqualTo(3);
    assertThat(plugin.out()).startsWith("TEND UNKNOWN - there is no token ");
  }
}
