package dev.tend.recovery.component;

import static dev.tend.core.input.ComponentState.ACTIVE;
import static dev.tend.core.input.ComponentState.DRAINING;
import static dev.tend.core.input.ComponentState.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.config.ComponentSettings;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real commands, and a clock that the test moves. */
class ComponentServiceTest {
  private static final String SMTP = "SmtpIn";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final FakeComponents agent = new FakeComponents();
  @TempDir private Path directory;
  private Components components = of(ComponentSettings.NONE);

  @BeforeEach
  void serves() {
    agent.active(SMTP);
  }

  @AfterEach
  void close() throws InterruptedException {
    components.close(Deadline.in(Duration.ZERO));
  }

  @Test
  void each_change_is_followed_by_its_command_once_whoever_made_it() throws Exception {
    components = of(logging(Duration.ZERO));
    components.follow();
    agent.held(SMTP, INACTIVE);
    untilRun("offline");
    assertThat(agent.traces).as("what a later run must know").isNotEmpty();
    followed(50);
    assertThat(take(SHORT).result()).isEqualTo(Result.SUCCEEDED);
    agent.active(SMTP);
    untilRun("offline", "online");
    await().until(agent.traces::isEmpty);
    followed(50);
    assertThat(run()).containsExactly("offline", "online");
    assertThat(agent.ended).containsExactly("SmtpIn offline SUCCEEDED", "SmtpIn online SUCCEEDED");
  }

  @Test
  void an_agent_that_starts_runs_nothing_for_what_was_never_taken_out() throws Exception {
    components = of(logging(Duration.ZERO));
    followed(50);
    assertThat(take(SHORT).result()).isEqualTo(Result.TIMED_OUT);
    assertThat(run()).isEmpty();
    assertThat(told()).contains(ACTIVE);
  }

  @Test
  void an_agent_that_starts_makes_the_commands_agree_with_the_state() throws Exception {
    agent.leftOut = Optional.of(true);
    components = of(logging(Duration.ofHours(1)));
    untilRun("online");

    agent.held(SMTP, INACTIVE);
    components = of(logging(Duration.ofHours(1)));
    assertThat(told()).as("it has been drained before, for long enough").contains(INACTIVE);
    untilRun("online", "offline");
  }

  @Test
  void it_is_drained_before_it_is_offline() throws Exception {
    components = of(logging(Duration.ofSeconds(30)));
    components.follow();
    agent.held(SMTP, INACTIVE);
    assertThat(told()).contains(DRAINING);
    untilRun("drain");
    agent.pass(Duration.ofSeconds(29));
    assertThat(told()).contains(DRAINING);
    assertThat(take(SHORT).message()).contains("still being drained");
    agent.pass(Duration.ofSeconds(1));
    assertThat(told()).contains(INACTIVE);
    untilRun("drain", "offline");
    assertThat(take(LONG).result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void a_person_may_drain_it_as_long_as_they_like() throws Exception {
    components = of(logging(Duration.ofSeconds(30)));
    components.follow();
    agent.held(SMTP, DRAINING);
    untilRun("drain");
    agent.pass(Duration.ofHours(2));
    assertThat(told()).contains(DRAINING);
    agent.held(SMTP, INACTIVE);
    assertThat(told()).contains(INACTIVE);
    untilRun("drain", "offline");
  }

  @Test
  void balancers_hear_that_it_serves_again_only_after_its_command() throws Exception {
    Path gate = directory.resolve("gate");
    List<String> online = sh("while ! test -e %s; do sleep 0.05; done".formatted(gate));
    components = of(settings(Duration.ZERO, List.of(), List.of(), online));
    agent.held(SMTP, INACTIVE);
    components.follow();
    agent.active(SMTP);
    followed(20);
    assertThat(components.told(SMTP, address(1)).orElseThrow())
        .isEqualTo(new Components.Told(SMTP, Optional.of(INACTIVE), "being brought back"));
    Files.createFile(gate);
    await().untilAsserted(() -> assertThat(told()).contains(ACTIVE));
  }

  @Test
  void a_command_that_fails_is_reported_and_repeated_later_and_later() throws Exception {
    components = of(settings(Duration.ZERO, List.of(), sh("echo tried >> log; exit 3"), List.of()));
    components.follow();
    agent.held(SMTP, INACTIVE);
    untilRun("tried");
    await()
        .untilAsserted(
            () ->
                assertThat(components.trouble())
                    .singleElement()
                    .asString()
                    .contains("offline command of SmtpIn fails")
                    .contains("exit code 3"));
    assertThat(take(LONG))
        .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.FAILED));
    followed(30);
    assertThat(run()).hasSize(1);
    agent.pass(Duration.ofSeconds(5));
    untilRun("tried", "tried");
    agent.pass(Duration.ofSeconds(6));
    followed(30);
    assertThat(run()).hasSize(2);
    agent.pass(Duration.ofSeconds(4));
    untilRun("tried", "tried", "tried");
    assertThat(told()).as("balancers do not wait for it").contains(INACTIVE);
    agent.active(SMTP);
    await().until(() -> follow().trouble().isEmpty());
  }

  @Test
  void where_nothing_keeps_clients_away_that_is_said_at_once() throws Exception {
    agent.held(SMTP, INACTIVE);
    assertThat(take(LONG))
        .isEqualTo(
            ActionOutcome.failed(
                "nothing keeps clients away: in tend.yaml, add components.SmtpIn.offline, or let a"
                    + " load balancer ask (components.SmtpIn.agentCheck or balancers.port)"));
    assertThat(bring(LONG).message()).startsWith("nothing brings clients back");
  }

  @Test
  void without_a_command_it_is_offline_only_when_every_balancer_that_asks_knows() throws Exception {
    components = of(asked());
    agent.held(SMTP, INACTIVE);
    assertThat(take(SHORT))
        .isEqualTo(
            ActionOutcome.timedOut(
                "no load balancer asked about SmtpIn within a minute, so its clients keep coming;"
                    + " check the balancer's health checks, or add components.SmtpIn.offline to"
                    + " tend.yaml"));

    agent.active(SMTP);
    components.told(SMTP, address(1));
    components.told(SMTP, address(2));
    agent.held(SMTP, INACTIVE);
    components.told(SMTP, address(1));
    assertThat(take(SHORT))
        .isEqualTo(
            ActionOutcome.timedOut("the load balancer 10.0.0.2 has not asked about SmtpIn since"));
    components.told(SMTP, address(2));
    assertThat(take(SHORT))
        .isEqualTo(ActionOutcome.succeeded("load balancers know: 10.0.0.1, 10.0.0.2"));

    agent.active(SMTP);
    assertThat(bring(SHORT).result()).isEqualTo(Result.TIMED_OUT);
    components.told(SMTP, address(1));
    agent.pass(Duration.ofSeconds(59));
    components.told(SMTP, address(1));
    assertThat(bring(SHORT).message()).contains("10.0.0.2 has not asked");
    agent.pass(Duration.ofSeconds(1));
    assertThat(bring(SHORT))
        .as("the other one has not asked for a minute: it is gone")
        .isEqualTo(ActionOutcome.succeeded("load balancers know: 10.0.0.1"));
  }

  @Test
  void a_component_that_a_person_holds_is_not_said_to_be_back() throws Exception {
    components = of(asked());
    agent.held(SMTP, INACTIVE);
    components.told(SMTP, address(1));
    assertThat(bring(SHORT)).isEqualTo(ActionOutcome.timedOut("SmtpIn is still held by somebody"));
  }

  @Test
  void what_earlier_runs_held_is_not_guessed_at() {
    agent.holdsKnown = false;
    agent.leftOut = Optional.empty();
    assertThat(told()).isEmpty();
    agent.held(SMTP, DRAINING);
    assertThat(told()).as("held in this run").contains(DRAINING);
    agent.active(SMTP);
    agent.holdsKnown = true;
    assertThat(told()).contains(ACTIVE);
  }

  @Test
  void strangers_learn_who_holds_it_and_no_more() {
    agent.held(SMTP, INACTIVE);
    assertThat(components.told("smtpin", address(1)).orElseThrow())
        .isEqualTo(new Components.Told(SMTP, Optional.of(INACTIVE), "held by Maintenance"));
    assertThat(components.told("SmtpOut", address(1))).isEmpty();
  }

  private Components of(ComponentSettings settings) {
    return new Components(Map.of("smtpin", settings), false, agent, agent);
  }

  private ComponentSettings logging(Duration drainFor) {
    return settings(
        drainFor, sh("echo drain >> log"), sh("echo offline >> log"), sh("echo online >> log"));
  }

  private static ComponentSettings settings(
      Duration drainFor, List<String> drain, List<String> offline, List<String> online) {
    return new ComponentSettings(OptionalInt.empty(), drainFor, drain, offline, online);
  }

  private static ComponentSettings asked() {
    return new ComponentSettings(
        OptionalInt.of(9427), Duration.ZERO, List.of(), List.of(), List.of());
  }

  private List<String> sh(String script) {
    return List.of("sh", "-c", "cd " + directory + " && { " + script + "; }");
  }

  private List<String> run() throws IOException {
    Path log = directory.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void untilRun(String... commands) {
    await()
        .untilAsserted(
            () -> {
              components.follow();
              assertThat(run()).containsExactly(commands);
            });
    // The command has written its line and may yet have to end.
    await().until(() -> agent.ended.size() >= commands.length);
  }

  private Components follow() {
    components.follow();
    return components;
  }

  private void followed(int times) throws InterruptedException {
    for (int time = 0; time < times; time++) {
      components.follow();
      Thread.sleep(2);
    }
  }

  private Optional<ComponentState> told() {
    return components.told(SMTP, address(9)).orElseThrow().state();
  }

  private ActionOutcome take(Duration timeout) throws InterruptedException {
    return ComponentAction.takeOffline(components)
        .act(new ActionFixture().with(ResponderTypes.COMPONENT, SMTP).run("take-offline", timeout));
  }

  private ActionOutcome bring(Duration timeout) throws InterruptedException {
    return ComponentAction.bringOnline(components)
        .act(new ActionFixture().with(ResponderTypes.COMPONENT, SMTP).run("bring-online", timeout));
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
