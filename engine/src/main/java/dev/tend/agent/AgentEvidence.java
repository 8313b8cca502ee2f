package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.core.effect.Intent;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.poll.OverridePoller;
import dev.tend.recovery.evidence.EvidenceCollector;
import dev.tend.recovery.evidence.EvidenceFiles;
import dev.tend.recovery.evidence.HostEvidence;
import dev.tend.recovery.evidence.PostfixQueue;
import dev.tend.recovery.service.Systemd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this agent looks at before it disturbs its server. */
final class AgentEvidence {
  private static final Path CONFIGURATION = Path.of("/etc");

  private AgentEvidence() {}

  static EvidenceCollector collector(
      AgentConfiguration configuration, OverridePoller overrides, Optional<Systemd> systemd) {
    return new EvidenceCollector(
        configuration.server(),
        HostEvidence.parts(
            systemd.isPresent() ? List.of("journalctl", "--no-pager", "-q") : List.of(),
            PostfixQueue.ofThisHost(),
            directories(configuration),
            () -> changes(overrides.effective())),
        new EvidenceFiles(
            configuration.events().directory(),
            configuration.events().retainedBytes(),
            configuration.events().retainedFor()),
        InstantSource.system());
  }

  /** The services that the responders of an action's health set act on, its own first. */
  static List<String> services(EffectiveDefinitions effective, Intent intent) {
    Stream<ResponderDefinition> others =
        effective.sets().stream()
            .filter(set -> set.definition().name().equalsIgnoreCase(intent.responder().healthSet()))
            .flatMap(set -> set.definition().responders().stream());
    return Stream.concat(Stream.of(intent.definition()), others)
        .flatMap(responder -> responder.settings().find(ResponderTypes.SERVICE).stream())
        .distinct()
        .toList();
  }

  private static List<Path> directories(AgentConfiguration configuration) {
    return Stream.concat(Stream.of(CONFIGURATION), configuration.healthSets().stream())
        .filter(directory -> Files.isDirectory(directory))
        .distinct()
        .toList();
  }

  private static List<String> changes(EffectiveDefinitions effective) {
    return effective.effects().stream()
        .sorted(
            Comparator.comparing((OverrideEffect effect) -> effect.override().created()).reversed())
        .map(effect -> line(effect.override(), effect))
        .toList();
  }

  private static String line(MonitoringOverride override, OverrideEffect effect) {
    return override.created()
        + " "
        + override.subject().text()
        + " "
        + override.property()
        + "="
        + override.value()
        + " by "
        + override.owner()
        + " ("
        + override.reason()
        + "): "
        + effect.outcome().kind();
  }
}
