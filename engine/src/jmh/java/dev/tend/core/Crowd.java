package dev.tend.core;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.Targets;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.merge.EffectiveDefinitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A core that watches many: four rules, a probe for each monitor, a restart and a page behind each.
 */
final class Crowd {
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final int INTERVAL_SECONDS = 20;

  private static final int RULES = 4;

  private static final String SET =
      """
      healthSet: Crowd
      healthGroup: ServiceComponents
      description: Many of the same.
      runbook: Look at the load.
      probes:
        - {name: P0, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
        - {name: P1, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
        - {name: P2, type: tcp, description: d, recurrenceInterval: 20s, host: 127.0.0.1, port: 25}
        - {name: P3, type: disk, description: d, recurrenceInterval: 20s, path: /, measure: freePercent}
      monitors:
        - {name: M0, type: consecutive-probe-failures, description: d, probes: [P0],
           monitoringInterval: 5m, monitoringThreshold: 3}
        - {name: M1, type: failures-in-interval, description: d, probes: [P1],
           monitoringInterval: 10m, monitoringThreshold: 5}
        - {name: M2, type: percent-success, description: d, probes: [P2],
           monitoringInterval: 10m, monitoringThreshold: 80%}
        - {name: M3, type: consecutive-sample-value-below, description: d, probes: [P3],
           monitoringInterval: 5m, monitoringThreshold: 5%}
      responders:
        - {name: R0, type: restart-service, monitor: M0, targetHealthState: Degraded, service: postfix}
        - {name: E0, type: escalate, monitor: M0, targetHealthState: Unhealthy}
        - {name: E1, type: escalate, monitor: M1, targetHealthState: Unhealthy}
        - {name: E2, type: escalate, monitor: M2, targetHealthState: Unhealthy}
        - {name: E3, type: escalate, monitor: M3, targetHealthState: Unhealthy}
      """;

  private final HealthCore core;
  private final List<ScheduledProbe> probes;

  private Crowd(HealthCore core, List<ScheduledProbe> probes) {
    this.core = core;
    this.probes = probes;
  }

  /** A core that watches so many monitors, a multiple of four. */
  static Crowd of(int monitors) {
    HealthSetReader reader = new HealthSetReader(Types.builtIn(), Parameters.none());
    HealthSetDefinition set = reader.read("crowd.yaml", SET).definition().orElseThrow();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < monitors / RULES; i++) {
      names.add("target" + i);
    }
    HealthCore core = new HealthCore(CoreSettings.defaults("mail1").inMode(Mode.OBSERVE));
    core.handle(new AgentStarted(START, "bench"), START);
    EffectiveDefinitions all =
        EffectiveDefinitions.unchanged(List.of(targeted(set, new Targets.Fixed(names))));
    for (Effect effect : core.handle(new DefinitionsApplied(all), START).effects()) {
      if (effect instanceof Effect.ScheduleProbes scheduled) {
        return new Crowd(core, scheduled.probes());
      }
    }
    throw new IllegalStateException("nothing was scheduled");
  }

  private static HealthSetDefinition targeted(HealthSetDefinition set, Targets targets) {
    return new HealthSetDefinition(
        set.name(),
        set.healthGroup(),
        set.component(),
        set.description(),
        set.runbook(),
        set.dependsOn(),
        targets,
        set.settings(),
        set.probes(),
        set.monitors(),
        set.responders(),
        set.position());
  }

  HealthCore core() {
    return core;
  }

  List<ScheduledProbe> probes() {
    return probes;
  }
}
