package dev.tend.core.respond;

import dev.tend.core.durable.Evidence;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.List;

/** Writes down for a person what is known: the lines of a page. */
final class Evidences {
  private Evidences() {}

  /** The lines of a page about a chain. */
  static List<String> of(Chain chain, Dependencies dependencies) {
    List<String> lines = new ArrayList<>();
    lines.add(chain.id() + ": " + chain.monitor().definition().description());
    for (Evidence result : chain.monitor().evidence()) {
      lines.add(line(result));
    }
    Episode episode = chain.episode;
    if (episode != null) {
      lines.addAll(episode.tried());
    }
    for (Responder responder : chain.responders()) {
      responder.refusal.ifPresent(
          reason -> lines.add("not done: " + responder.id().item() + ": " + reason));
    }
    lines.addAll(dependencies.states(chain));
    lines.addAll(overrides(chain));
    Incident incident = chain.incident;
    if (incident != null) {
      incident.merged().forEach(monitor -> lines.add("blocked by this: " + monitor));
    }
    lines.add("runbook: " + chain.set().runbook().strip());
    return lines;
  }

  private static String line(Evidence result) {
    String outcome = result.outcome().toString();
    // Many a class says no more than the outcome does.
    boolean more = !result.errorClass().isEmpty() && !result.errorClass().equals(outcome);
    String what = more ? " " + result.errorClass() : "";
    String said = result.message().isEmpty() ? "" : ": " + result.message();
    return "result " + result.event() + " " + result.probe() + " " + outcome + what + said;
  }

  /** What overrides change in the set, the monitor, what it reads, and what answers to it. */
  private static List<String> overrides(Chain chain) {
    List<String> lines = new ArrayList<>();
    overrides(chain.set().name(), chain.set().settings(), lines);
    overrides(chain.monitor().definition(), lines);
    chain.set().probes().stream()
        .filter(probe -> reads(chain, probe))
        .forEach(probe -> overrides(probe, lines));
    chain.responders().forEach(responder -> overrides(responder.definition(), lines));
    return lines;
  }

  private static boolean reads(Chain chain, ProbeDefinition probe) {
    return chain.monitor().definition().probes().stream()
        .anyMatch(probe.id().item()::equalsIgnoreCase);
  }

  private static void overrides(ItemDefinition item, List<String> lines) {
    overrides(item.id().toString(), item.settings(), lines);
  }

  private static void overrides(String what, Settings settings, List<String> lines) {
    for (String name : settings.names()) {
      settings
          .setting(name)
          .filter(setting -> setting.provenance() instanceof Provenance.Overridden)
          .ifPresent(setting -> lines.add(what + " " + name + ": " + setting.provenance()));
    }
  }
}
