package dev.tend.testing.scenario;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Trigger;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.testing.ActionResult;
import dev.tend.testing.ApprovalReply;
import dev.tend.testing.SimulatedDiscovery;
import dev.tend.testing.SimulatedEnvironment;
import dev.tend.testing.SimulatedRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays a script. What the script does not mention is well: see {@link SimulatedEnvironment}; and
 * probes measure values that satisfy their monitors.
 */
public final class ScriptedEnvironment implements SimulatedEnvironment {
  private final List<HealthSetDefinition> sets;
  private final List<ScriptRule> scriptRules;
  private final HealthySamples good;
  private final ProbeScript probes;
  private final ActionScript actions;

  /**
   * An environment at its start.
   *
   * @param sets the health sets, which say which probes an action fixes
   * @param scriptRules the script
   */
  public ScriptedEnvironment(List<HealthSetDefinition> sets, List<ScriptRule> scriptRules) {
    this.sets = List.copyOf(sets);
    this.scriptRules = List.copyOf(scriptRules);
    this.good = new HealthySamples(sets);
    this.probes = new ProbeScript(of(ScriptRule.Probes.class).toList());
    this.actions = new ActionScript(of(ScriptRule.Acts.class).toList());
  }

  @Override
  public Optional<SimulatedRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
    ScriptedRun run = probes.run(probe.id(), trigger, at);
    boolean plain = run.succeeds() && run.sample().isEmpty();
    return (plain ? run.measuring(good.of(probe.id())) : run).of(probe);
  }

  @Override
  public Optional<ActionResult> act(Intent intent, Duration at) {
    ScriptedAction scriptedAction = actions.next(intent.responder());
    if (scriptedAction.effect() == ScriptedAction.Effect.HELPS) {
      List<ProbePattern> fixed =
          Stream.concat(
                  own(intent).map(ProbePattern::of), scriptedAction.relief().alsoHeals().stream())
              .toList();
      probes.relieve(fixed, at.plus(scriptedAction.takes()), scriptedAction.relief());
    }
    return ActionScript.end(scriptedAction);
  }

  @Override
  public boolean keeps(Intent intent, Duration at) {
    return of(ScriptRule.StoreFails.class).noneMatch(rule -> rule.timeRange().contains(at));
  }

  @Override
  public Optional<ApprovalReply> ask(Effect.AskApproval question, Duration at) {
    return of(ScriptRule.Answers.class)
        .filter(rule -> ItemReferences.cover(rule.responder(), question.responder()))
        .reduce((earlier, later) -> later)
        .map(rule -> new ApprovalReply(rule.after(), rule.granted(), rule.by()));
  }

  @Override
  public Optional<SimulatedDiscovery> discover(String healthSet, Duration at) {
    return of(ScriptRule.Discovers.class)
        .filter(rule -> rule.healthSet().equalsIgnoreCase(healthSet))
        .filter(rule -> rule.timeRange().contains(at))
        .reduce((earlier, later) -> later)
        .map(ScriptRule.Discovers::simulatedDiscovery);
  }

  /** The probes of the responder's monitor, for the responder's target. */
  private Stream<ItemId> own(Intent intent) {
    ItemId responder = intent.responder();
    String monitor = intent.definition().monitor();
    return sets.stream()
        .filter(set -> set.name().equalsIgnoreCase(responder.healthSet()))
        .flatMap(set -> set.monitors().stream())
        .filter(candidate -> candidate.id().item().equalsIgnoreCase(monitor))
        .flatMap(candidate -> candidate.probes().stream())
        .map(responder::sibling);
  }

  private <R extends ScriptRule> Stream<R> of(Class<R> kind) {
    return scriptRules.stream().filter(kind::isInstance).map(kind::cast);
  }
}
