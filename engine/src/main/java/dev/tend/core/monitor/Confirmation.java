package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.type.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether what raised a monitor is still there.
 *
 * @param finding the answer
 * @param reason why, for a person
 */
public record Confirmation(Finding finding, String reason) {
  /** The possible answers. */
  public enum Finding {
    /** It is. */
    CONFIRMED,
    /** It is not, at least not now. */
    NOT_CONFIRMED,
    /** The probes could not say. */
    CANNOT_JUDGE
  }

  /** The probes that raised it and can be run: not those that only sample what is there anyway. */
  static List<ScheduledProbe> probesToRun(RuleEvaluation evaluation) {
    return evaluation.rule().passive()
        ? List.of()
        : evaluation.raisers().stream()
            .map(ProbeHistory::probe)
            .filter(probe -> probe.definition().type().kind() == ProbeKind.RECURRENT)
            .toList();
  }

  static Confirmation confirm(RuleEvaluation evaluation, List<ProbeReported> results, long now) {
    if (evaluation.rule().passive()) {
      return evaluation.holds(now)
          ? confirmed(evaluation.complaint())
          : notConfirmed("its condition does not hold any more");
    }
    List<ProbeReported> fresh = new ArrayList<>();
    List<ProbeHistory> raisers = evaluation.raisers();
    for (ProbeHistory track : evaluation.tracks()) {
      Optional<ProbeReported> result = resultOf(track, results);
      // One that has recovered since it was asked is no raiser any more, and its answer still
      // counts.
      if (!raisers.contains(track) && result.isEmpty()) {
        continue;
      }
      if (track.probe().definition().type().kind() == ProbeKind.RECURRENT) {
        Optional<String> useless = whyUseless(evaluation.rule(), track, result);
        if (useless.isPresent()) {
          return cannotJudge(useless.get());
        }
        result.ifPresent(fresh::add);
      } else if (track.badAt < now - evaluation.rule().interval()) {
        return notConfirmed(track.probe().id() + " last spoke against it before the window");
      }
    }
    return judge(evaluation, fresh, now);
  }

  private static Confirmation judge(
      RuleEvaluation evaluation, List<ProbeReported> fresh, long now) {
    if (evaluation.rule() instanceof CountRule.SuccessShare rule) {
      int bad = (int) fresh.stream().filter(result -> result.outcome().failed()).count();
      return rule.persistsWith(evaluation.tracks(), now, bad, fresh.size() - bad)
          ? confirmed("the share of successes is still too small")
          : notConfirmed("with the new results the share of successes is enough");
    }
    for (ProbeReported result : fresh) {
      if (!failsAgain(evaluation, result, now)) {
        return notConfirmed(result.probe() + " did not fail again");
      }
    }
    return confirmed("all that failed fails again");
  }

  private static boolean failsAgain(RuleEvaluation evaluation, ProbeReported result, long now) {
    if (!(evaluation.rule() instanceof SampleRule rule)) {
      return result.outcome().failed();
    }
    evaluation.holds(now); // what is too old does not count
    return rule.beyond(result.sample().orElse(Double.NaN))
        && evaluation.raisers().stream()
            .filter(track -> track.probe().id().equals(result.probe()))
            .allMatch(track -> track.window.bad() + 1 >= rule.threshold);
  }

  private static Optional<ProbeReported> resultOf(ProbeHistory track, List<ProbeReported> results) {
    return results.stream()
        .filter(result -> result.probe().equals(track.probe().id()))
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> whyUseless(
      Rule rule, ProbeHistory track, Optional<ProbeReported> result) {
    String name = track.probe().id().toString();
    if (result.isEmpty()) {
      return Optional.of(name + " was not run again");
    }
    if (!result.get().outcome().conclusive()) {
      return Optional.of(
          name + " came to " + result.get().outcome() + ": " + result.get().message());
    }
    if (!(rule instanceof SampleRule samples)) {
      return Optional.empty();
    }
    if (samples.leavesOpen(result.get())) {
      return Optional.of(name + " came to " + samples.told(result.get()));
    }
    return result.get().sample().isEmpty()
        ? Optional.of(name + " measured nothing")
        : Optional.empty();
  }

  private static Confirmation confirmed(String reason) {
    return new Confirmation(Finding.CONFIRMED, reason);
  }

  static Confirmation notConfirmed(String reason) {
    return new Confirmation(Finding.NOT_CONFIRMED, reason);
  }

  private static Confirmation cannotJudge(String reason) {
    return new Confirmation(Finding.CANNOT_JUDGE, reason);
  }
}
