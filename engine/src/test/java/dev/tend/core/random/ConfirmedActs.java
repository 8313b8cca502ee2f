package dev.tend.core.random;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent.ResultRecorded;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.ResponderEvent.Confirming;
import dev.tend.core.input.DefinitionInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.Threshold;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.type.ProbeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No disturbing act on the word of recurrent probes without each of those asked failing again, in a
 * run that began after they were asked; and whoever plainly raised the monitor must be asked.
 */
final class ConfirmedActs implements Invariant {
  private record Asked(Instant at, List<ItemId> probes) {}

  private final Map<ItemId, Asked> byResponder = new HashMap<>();
  private final Set<String> unjudged = new HashSet<>();
  private final List<ProbeReported> answers = new ArrayList<>();

  @Override
  public void happened(HealthEvent event, Moment moment, Facts facts) {
    if (event.body() instanceof Confirming confirming) {
      ItemId monitor = facts.monitorOf(confirming.responder());
      List<ItemId> own = recurrent(monitor, facts);
      List<ItemId> asked =
          moment.effects(Effect.RunProbe.class).stream()
              .map(Effect.RunProbe::probe)
              .filter(own::contains)
              .distinct()
              .toList();
      byResponder.put(confirming.responder(), new Asked(moment.now(), asked));
    } else if (event.body() instanceof ResultRecorded recorded
        && recorded.result().trigger() == Trigger.CONFIRMATION) {
      answers.add(recorded.result());
    } else if (event.body() instanceof RecoveryJudged judged) {
      unjudged.remove(judged.instance());
    }
  }

  @Override
  public void calledOff(Intent intent) {
    unjudged.remove(intent.instance());
  }

  @Override
  public void allowed(Intent intent, Moment moment, Facts facts) {
    unjudged.add(intent.instance());
    ItemId monitor = facts.monitorOf(intent.responder());
    MonitorDefinition definition = facts.monitor(monitor).orElseThrow();
    List<ItemId> own = recurrent(monitor, facts);
    boolean passive =
        definition.rule() == MonitorRule.NOTIFICATION
            || definition.rule() == MonitorRule.NO_RESULTS;
    if (!intent.definition().kind().disturbs() || passive || own.isEmpty()) {
      return;
    }
    Asked asked = byResponder.remove(intent.responder());
    if (asked == null || asked.probes().isEmpty()) {
      require(
          own.size() < facts.probes(monitor).size(),
          intent.responder() + " acts though nobody was asked whether it is still so");
      return;
    }
    if (definition.rule() == MonitorRule.CONSECUTIVE_FAILURES) {
      raisersWereAsked(intent, monitor, asked, facts);
    }
    for (ItemId probe : asked.probes()) {
      require(
          answers.stream()
              .filter(result -> result.probe().equals(probe))
              .filter(result -> !result.startedAt().isBefore(asked.at()))
              .anyMatch(result -> speaksAgainst(result, definition)),
          intent.responder()
              + " acts though "
              + probe
              + ", asked at "
              + asked.at()
              + ", did not fail");
    }
  }

  @Override
  public void decided(Moment moment, Facts facts) {
    // What is measured between an intent and its verdict is not judged.
    if (!unjudged.isEmpty() || moment.input() instanceof DefinitionInput) {
      facts.probing().forgetWindows();
    }
    answers.removeIf(result -> result.startedAt().plusSeconds(900).isBefore(moment.now()));
  }

  @Override
  public void restarted(Facts facts) {
    byResponder.clear();
    answers.clear();
  }

  private void raisersWereAsked(Intent intent, ItemId monitor, Asked asked, Facts facts) {
    MonitorDefinition definition = facts.monitor(monitor).orElseThrow();
    Instant since = asked.at().minus(definition.monitoringInterval());
    int threshold =
        definition.threshold() instanceof Threshold.Failures failures ? failures.failures() : 1;
    for (ItemId probe : recurrent(monitor, facts)) {
      boolean raiser = facts.probing().failuresInARow(probe, since) >= threshold;
      require(
          !raiser || asked.probes().contains(probe) || heardSince(probe, asked.at(), facts),
          intent.responder() + " acts though " + probe + ", which raised it, was not asked");
    }
  }

  /** What came after the question may have made another probe speak for the condition, too. */
  private static boolean heardSince(ItemId probe, Instant asked, Facts facts) {
    return facts
        .probing()
        .lastConclusive(probe)
        .filter(result -> !result.startedAt().isBefore(asked))
        .isPresent();
  }

  private static boolean speaksAgainst(ProbeReported result, MonitorDefinition definition) {
    return switch (definition.threshold()) {
      case Threshold.Failures failures -> result.outcome().failed();
      case Threshold.SuccessShare share -> result.outcome().conclusive();
      case Threshold.Sample sample -> {
        double value = result.sample().orElse(Double.NaN);
        double limit = sample.limit().value();
        yield definition.rule() == MonitorRule.SAMPLE_ABOVE ? value > limit : value < limit;
      }
      case Threshold.None none -> true;
    };
  }

  private static List<ItemId> recurrent(ItemId monitor, Facts facts) {
    return facts.probes(monitor).stream()
        .filter(probe -> probe.type().kind() == ProbeKind.RECURRENT)
        .map(ProbeDefinition::id)
        .map(id -> id.forTarget(monitor.target()))
        .toList();
  }
}
