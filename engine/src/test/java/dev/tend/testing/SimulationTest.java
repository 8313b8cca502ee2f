package dev.tend.testing;

import static dev.tend.testing.Samples.id;
import static dev.tend.testing.Samples.intent;
import static dev.tend.testing.Samples.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final EnvironmentInput START =
      new EnvironmentInput.AgentStarted(Instant.EPOCH, "test");

  private final FakeCore core = new FakeCore();
  private final ManualEnvironment world = new ManualEnvironment();
  private final Simulation simulation = new Simulation(core, world);

  @Test
  void probes_run_at_once_and_then_at_their_pace() {
    schedule(probe("A", Duration.ofSeconds(20)), probe("B", Duration.ofSeconds(30)));
    simulation.advance(Duration.ofSeconds(60));
    assertThat(core.told())
        .containsExactly(
            "0 AgentStarted",
            "0 A Succeeded scheduled",
            "0 B Succeeded scheduled",
            "20 A Succeeded scheduled",
            "30 B Succeeded scheduled",
            "40 A Succeeded scheduled",
            "60 B Succeeded scheduled",
            "60 A Succeeded scheduled");
  }

  @Test
  void a_result_arrives_when_the_run_is_over_and_runs_of_a_probe_do_not_overlap() {
    world.gives(id("A"), SimulatedRun.of(Outcome.TIMED_OUT).taking(Duration.ofSeconds(25)));
    schedule(probe("A", Duration.ofSeconds(20)));
    simulation.advance(Duration.ofSeconds(70));
    assertThat(core.told())
        .containsExactly("0 AgentStarted", "25 A TimedOut scheduled", "65 A TimedOut scheduled");
  }

  @Test
  void nothing_is_heard_of_a_silent_probe() {
    world.silence(id("A"));
    schedule(probe("A", Duration.ofSeconds(20)));
    simulation.advance(Duration.ofMinutes(1));
    assertThat(core.told()).containsExactly("0 AgentStarted");
  }

  @Test
  void a_new_list_disturbs_only_what_differs() {
    schedule(
        probe("Kept", Duration.ofSeconds(20)),
        probe("Dropped", Duration.ofSeconds(20)),
        probe("Slower", Duration.ofSeconds(20)));
    simulation.advance(Duration.ofSeconds(5));
    core.told();
    schedule(
        probe("Kept", Duration.ofSeconds(20)),
        probe("Slower", Duration.ofSeconds(40)),
        probe("New", Duration.ofSeconds(60)));
    simulation.advance(Duration.ofSeconds(35));
    assertThat(core.told())
        .containsExactly(
            "5 AgentStarted",
            "5 New Succeeded scheduled",
            "20 Kept Succeeded scheduled",
            "40 Slower Succeeded scheduled",
            "40 Kept Succeeded scheduled");
  }

  @Test
  void a_probe_is_confirmed_beside_its_schedule() {
    schedule(probe("A", Duration.ofMinutes(5)));
    simulation.advance(Duration.ofSeconds(1));
    core.told();
    world.gives(id("A"), Outcome.FAILED);
    tellAnd(new Effect.RunProbe(id("A")), new Effect.RunProbe(id("Unknown")));
    simulation.advance(Duration.ofSeconds(1));
    assertThat(core.told()).containsExactly("1 AgentStarted", "1 A Failed confirmation");
  }

  @Test
  void an_act_is_recorded_begun_and_ended() {
    tellAnd(new Effect.RecordIntent(intent("i1")));
    core.answersWith(new Effect.BeginRecovery(intent("i1")));
    simulation.advance(Duration.ofMinutes(1));
    assertThat(core.told())
        .containsExactly("0 AgentStarted", "0 stored true", "10 ended SUCCEEDED");
  }

  @Test
  void an_intent_is_refused_by_a_broken_store_and_a_hanging_act_never_ends() {
    world.storeWorks(false);
    world.acts(intent -> Optional.empty());
    tellAnd(new Effect.RecordIntent(intent("i1")), new Effect.BeginRecovery(intent("i2")));
    simulation.advance(Duration.ofHours(1));
    assertThat(core.told()).containsExactly("0 AgentStarted", "0 stored false");
  }

  @Test
  void a_tick_comes_at_the_deadline_and_after_what_happens_then() {
    core.wantsTickAt(Duration.ofSeconds(30));
    simulation.at(Duration.ofSeconds(30), START);
    simulation.advance(Duration.ofSeconds(29));
    assertThat(core.told()).isEmpty();
    simulation.advance(Duration.ofSeconds(1));
    assertThat(core.told()).containsExactly("30 AgentStarted");
    core.wantsTickAt(Duration.ofSeconds(45));
    simulation.advance(Duration.ofMinutes(1));
    assertThat(core.told()).containsExactly("45 tick");
  }

  @Test
  void a_core_that_never_gives_its_deadline_up_is_reported() {
    core.wantsTickAt(Duration.ofSeconds(30));
    core.neverGivesItsDeadlineUp();
    assertThatThrownBy(() -> simulation.advance(Duration.ofMinutes(1)))
        .isInstanceOf(RunawayCoreException.class)
        .hasMessageContaining("2026-01-05T00:00:30Z");
  }

  @Test
  void what_was_under_way_is_lost_with_the_agent_but_its_probes_run_again() {
    schedule(probe("A", Duration.ofSeconds(20)));
    tellAnd(new Effect.BeginRecovery(intent("i1")));
    simulation.advance(Duration.ofSeconds(1));
    FakeCore successor = new FakeCore();
    simulation.restart(successor);
    simulation.at(Duration.ofSeconds(30), START);
    simulation.advance(Duration.ofMinutes(1));
    assertThat(successor.told())
        .startsWith("1 A Succeeded scheduled", "21 A Succeeded scheduled", "30 AgentStarted")
        .noneMatch(told -> told.contains("ended"));
  }

  @Test
  void observers_see_every_turn_of_the_crank() {
    List<SimulationStep> simulationSteps = new ArrayList<>();
    simulation.observe(simulationSteps::add);
    schedule(probe("A", Duration.ofSeconds(20)));
    simulation.advance(Duration.ofSeconds(20));
    assertThat(simulationSteps)
        .extracting(SimulationStep::at)
        .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20));
  }

  private void schedule(ScheduledProbe... probes) {
    tellAnd(new Effect.ScheduleProbes(List.of(probes)));
  }

  private void tellAnd(Effect... effects) {
    core.answersWith(effects);
    simulation.submit(START);
  }
}
