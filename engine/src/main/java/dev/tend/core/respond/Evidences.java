package dev.tend.core.respond;

import dev.tend.core.durable.Evidence;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Provenance;
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
    overrides(chain.monitor().definition(), lines);
    chain.responders().forEach(responder -> overrides(responder.definition(), lines));
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

  private static void overrides(ItemDefinition item, List<String> lines) {
    for (String name : item.settings().names()) {
      item.settings()
          .setting(name)
          .filter(setting -> setting.provenance() instanceof Provenance.Overridden)
          .ifPresent(setting -> lines.add(item.id() + " " + name + ": " + setting.provenance()));
    }
  }
}
