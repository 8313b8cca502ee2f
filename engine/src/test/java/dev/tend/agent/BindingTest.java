package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.config.DestructiveCommands;
import dev.tend.definition.type.AgentProbeType;
import dev.tend.definition.type.NotificationProbeType;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.Types;
import dev.tend.probe.Probe;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.component.Components;
import dev.tend.recovery.component.FakeComponents;
import dev.tend.recovery.service.Services;
import dev.tend.resolver.DnsResolver;
import dev.tend.resolver.ResolvConf;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What definitions can name is what the agent can do: no type lacks its implementation. */
class BindingTest {
  private static final Types TYPES = Types.builtIn();

  @Test
  void every_type_of_probe_that_runs_has_exactly_one_implementation() {
    assertThat(probes().map(Probe::type))
        .containsExactlyInAnyOrderElementsOf(
            TYPES.probes().values().stream()
                .filter(type -> !type.equals(NotificationProbeType.TYPE))
                .map(ProbeType::name)
                .toList());
  }

  @Test
  void every_type_of_responder_that_acts_on_a_server_has_exactly_one_implementation() {
    assertThat(actions().stream().map(RecoveryAction::type))
        .containsExactlyInAnyOrderElementsOf(
            TYPES.responders().values().stream()
                .filter(type -> type.kind() != ResponderKind.ESCALATE)
                .filter(type -> type.kind() != ResponderKind.COLLECT)
                .map(ResponderType::name)
                .toList());
  }

  private static Stream<Probe> probes() {
    return Stream.concat(
        BuiltInTypes.probes(
            new DnsResolver(ResolvConf.by(List.of()), ""), "mx1.example.org", Path.of("/nowhere"))
            .stream(),
        Stream.of(Probe.ofFiles(AgentProbeType.TYPE, new SelfProbe(new ComplainingAgent("", "")))));
  }

  private static List<RecoveryAction> actions() {
    FakeComponents server = new FakeComponents();
    return BuiltInTypes.actions(
        new DestructiveCommands(Map.of(), List.of()),
        new Services(Map.of(), Optional.empty()),
        Optional.empty(),
        new Components(Map.of(), false, server, server));
  }
}
