package dev.tend.testing.scenario;

import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of probes: the script's rules, and what actions have fixed since. */
final class ProbeScript {
  private final List<ScriptRule.Probes> rules;
  private final Remedies remedies = new Remedies();

  /** By rule and probe, how many scheduled runs the rule has answered. */
  private final IdentityHashMap<ScriptRule.Probes, Map<ItemId, Integer>> answered =
      new IdentityHashMap<>();

  ProbeScript(List<ScriptRule.Probes> rules) {
    this.rules = List.copyOf(rules);
  }

  void relieve(List<ProbePattern> probes, Duration actionEnds, ScriptedAction.Relief relief) {
    remedies.add(probes, actionEnds, relief);
  }

  ScriptedRun run(ItemId probe, Trigger trigger, Duration at) {
    Optional<Remedies.Relieved> relieved = remedies.find(probe, at);
    for (ScriptRule.Probes rule : rules.reversed()) {
      if (rule.timeRange().contains(at)
          && rule.probes().matches(probe)
          && relieved.filter(better -> rule.endedBy(better.timeRange().start())).isEmpty()) {
        Optional<ScriptedRun> run = run(rule, probe, trigger, at);
        if (run.isPresent()) {
          return run.get();
        }
      }
    }
    return relieved
        .map(better -> ScriptedRun.success().measuring(better.sample()))
        .orElseGet(ScriptedRun::success);
  }

  private Optional<ScriptedRun> run(
      ScriptRule.Probes rule, ItemId probe, Trigger trigger, Duration at) {
    Map<ItemId, Integer> counts = answered.computeIfAbsent(rule, key -> new HashMap<>());
    int count = counts.getOrDefault(probe, 0);
    if (trigger == Trigger.SCHEDULED) {
      counts.put(probe, count + 1);
      return rule.runSequence().run(count, at);
    }
    return rule.runSequence().run(Math.max(0, count - 1), at);
  }
}
