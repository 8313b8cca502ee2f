package dev.tend.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.effect.Effect;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.SettingsApplied;
import dev.tend.core.input.EnvironmentInput.GroupReported;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others see of the components, and what a person can do about Tend's own hold. */
class ComponentsTest {
  private static final String COMPONENT = "FrontendTransport";
  private static final ItemId PROBE = ItemId.of("Front", "AliveProbe");
  private static final String SET =
      """
      healthSet: Front
      healthGroup: CustomerTouchPoints
      component: FrontendTransport
      description: d
      runbook: r
      probes:
        - {name: AliveProbe, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1,
           port: 25}
      monitors:
        - {name: AliveMonitor, type: consecutive-probe-failures, description: d,
           probes: [AliveProbe], monitoringInterval: 5m, monitoringThreshold: 2}
      responders:
        - {name: Offline, type: take-offline, monitor: AliveMonitor, targetHealthState: Degraded,
           component: FrontendTransport}
      """;

  private final Bench bench = new Bench(SET, Duration.ZERO);

  @Test
  void the_snapshot_names_every_component_with_all_its_holders() {
    bench.tell(
        new SettingsApplied(
            new CoreSettings(
                "mail1", Mode.ACT, Duration.ZERO, Set.of(), 6, 12, Set.of("ImapProxy"))));
    bench.tell(hold(COMPONENT, Requester.MAINTENANCE, ComponentState.DRAINING));
    bench.tell(hold("servicewideOnce", Requester.DEPLOYMENT, ComponentState.INACTIVE));
    assertThat(bench.core().snapshot().components())
        .extracting(ComponentView::name)
        .containsExactly(
            COMPONENT,
            "ImapProxy",
            "servicewideOnce",
            "ServerWideOffline",
            "Monitoring",
            "RecoveryActionsEnabled");
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.DRAINING);
    assertThat(state("ImapProxy")).isEqualTo(ComponentState.ACTIVE);

    bench.tell(hold("ServerWideOffline", Requester.FUNCTIONAL, ComponentState.INACTIVE));
    assertThat(state("imapproxy")).isEqualTo(ComponentState.INACTIVE);
    assertThat(state("Monitoring")).isEqualTo(ComponentState.ACTIVE);
    assertThat(view(COMPONENT).holders())
        .extracting(holder -> holder.hold().requester())
        .containsExactly(Requester.FUNCTIONAL, Requester.MAINTENANCE);

    bench.tell(new HoldReleased("ServerWideOffline", Requester.FUNCTIONAL, "ada"));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.DRAINING);
  }

  @Test
  void holds_and_since_when_survive_a_restart() {
    bench.tell(hold(COMPONENT, Requester.SIDELINED, ComponentState.DRAINING));
    Optional<Instant> since = view(COMPONENT).holders().getFirst().since();
    bench.restart(Duration.ofHours(1));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.DRAINING);
    assertThat(view(COMPONENT).holders().getFirst().since()).isPresent().isEqualTo(since);
  }

  @Test
  void a_component_is_active_again_when_the_end_of_its_hold_has_come() {
    bench.tell(
        new HoldPlaced(
            COMPONENT,
            Requester.MAINTENANCE,
            ComponentState.INACTIVE,
            "ada",
            "patch",
            Optional.of(bench.now().plusSeconds(600))));
    bench.pass(Duration.ofSeconds(599));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.INACTIVE);
    bench.pass(Duration.ofSeconds(1));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.ACTIVE);
  }

  @Test
  void nobody_else_holds_in_the_name_of_Tend() {
    bench.fresh().tell(hold(COMPONENT, Requester.HEALTH_API, ComponentState.INACTIVE));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.ACTIVE);
    assertThat(bench.events(EnvironmentEvent.InputIgnored.class))
        .singleElement()
        .satisfies(ignored -> assertThat(ignored.why()).contains("another requester's name"));
  }

  @Test
  void a_person_gives_back_what_Tend_took_and_the_episode_knows() {
    takenOffline();
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.INACTIVE);
    bench.fresh().tell(new HoldReleased(COMPONENT, Requester.HEALTH_API, "ada"));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.ACTIVE);
    assertThat(bench.effects(Effect.BringOnline.class))
        .containsExactly(new Effect.BringOnline(COMPONENT, "released by ada"));

    bench.fresh().results(PROBE, Outcome.SUCCEEDED, 200);
    assertThat(bench.events(EnvironmentEvent.HoldReleased.class)).isEmpty();
    assertThat(bench.effects(Effect.BringOnline.class)).isEmpty();
  }

  @Test
  void what_a_person_holds_stays_out_of_service_when_Tend_s_hold_is_released() {
    takenOffline();
    bench.tell(hold(COMPONENT, Requester.MAINTENANCE, ComponentState.INACTIVE));
    bench.fresh().tell(new HoldReleased(COMPONENT, Requester.HEALTH_API, "ada"));
    assertThat(state(COMPONENT)).isEqualTo(ComponentState.INACTIVE);
    assertThat(bench.effects(Effect.BringOnline.class)).isEmpty();
  }

  @Test
  void an_event_of_a_release_names_Tend_as_the_one_that_still_holds() {
    takenOffline();
    bench.tell(hold(COMPONENT, Requester.MAINTENANCE, ComponentState.INACTIVE));
    bench.fresh().tell(new HoldReleased(COMPONENT, Requester.MAINTENANCE, "ada"));
    assertThat(bench.events(EnvironmentEvent.HoldReleased.class))
        .singleElement()
        .satisfies(released -> assertThat(released.stillHeldBy()).contains(Requester.HEALTH_API));
  }

  private void takenOffline() {
    bench.tell(new GroupReported(COMPONENT, true, ""));
    bench.results(PROBE, Outcome.FAILED, 2).confirm(PROBE, Outcome.FAILED);
    String instance = bench.effects(Effect.RecordIntent.class).getFirst().intent().instance();
    bench.tell(new RecoveryInput.IntentRecorded(instance, true));
    bench.tell(new RecoveryInput.RecoveryEnded(instance, Result.SUCCEEDED, ""));
  }

  private ComponentView view(String component) {
    return bench.core().snapshot().component(component).orElseThrow();
  }

  private ComponentState state(String component) {
    return view(component).state();
  }

  private static HoldPlaced hold(String component, Requester requester, ComponentState state) {
    return new HoldPlaced(component, requester, state, "ada", "patch", Optional.empty());
  }
}
