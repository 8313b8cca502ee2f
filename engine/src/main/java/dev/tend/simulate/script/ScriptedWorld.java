package dev.tend.simulate.script;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Trigger;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.simulate.ActEnd;
import dev.tend.simulate.Discovery;
import dev.tend.simulate.ProbeRun;
import dev.tend.simulate.Reply;
import dev.tend.simulate.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays a script. What the script does not mention is well: see {@link World}; and probes measure
 * values that their monitors are content with.
 */
public final class ScriptedWorld implements World {
  private final List<HealthSetDefinition> sets;
  private final List<Rule> rules;
  private final GoodSamples good;
  private final ProbeScript probes;
  private final ActScript acts;

  /**
   * A world as it is at the start.
   *
   * @param sets the health sets, which tell whose probes an act mends
   * @param rules the script
   */
  public ScriptedWorld(List<HealthSetDefinition> sets, List<Rule> rules) {
    this.sets = List.copyOf(sets);
    this.rules = List.copyOf(rules);
    this.good = new GoodSamples(sets);
    this.probes = new ProbeScript(of(Rule.Probes.class).toList());
    this.acts = new ActScript(of(Rule.Acts.class).toList());
  }

  @Override
  public Optional<ProbeRun> run(ScheduledProbe probe, Trigger trigger, Duration at) {
    ScriptedRun run = probes.run(probe.id(), trigger, at);
    boolean plain = run.succeeds() && run.sample().isEmpty();
    return (plain ? run.measuring(good.of(probe.id())) : run).of(probe);
  }

  @Override
  public Optional<ActEnd> act(Intent intent, Duration at) {
    Attempt attempt = acts.next(intent.responder());
    if (attempt.effect() == Attempt.Effect.HELPS) {
      List<ProbePattern> mended =
          Stream.concat(own(intent).map(ProbePattern::of), attempt.relief().alsoHeals().stream())
              .toList();
      probes.relieve(mended, at.plus(attempt.takes()), attempt.relief());
    }
    return ActScript.end(attempt);
  }

  @Override
  public boolean keeps(Intent intent, Duration at) {
    return of(Rule.StoreFails.class).noneMatch(rule -> rule.span().contains(at));
  }

  @Override
  public Optional<Reply> ask(Effect.AskApproval question, Duration at) {
    return of(Rule.Answers.class)
        .filter(rule -> References.cover(rule.responder(), question.responder()))
        .reduce((earlier, later) -> later)
        .map(rule -> new Reply(rule.after(), rule.granted(), rule.by()));
  }

  @Override
  public Optional<Discovery> discover(String healthSet, Duration at) {
    return of(Rule.Discovers.class)
        .filter(rule -> rule.healthSet().equalsIgnoreCase(healthSet))
        .filter(rule -> rule.span().contains(at))
        .reduce((earlier, later) -> later)
        .map(Rule.Discovers::discovery);
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

  private <R extends Rule> Stream<R> of(Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast);
  }
}
