package dev.tend.override.desk;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import dev.tend.override.merge.Outcome;
import dev.tend.override.merge.OverrideCheck;
import dev.tend.override.merge.OverrideMerge;
import java.time.Instant;
import java.util.List;

/** Judges an override before it is added. */
final class Judgement {
  private Judgement() {}

  /**
   * What would become of it where it is for, were nothing more specific in its place.
   *
   * @return with the property's own name and the value in its own notation
   * @throws RefusedException if it would not hold there
   */
  static Outcome.Applied of(MonitoringOverride candidate, Grounds grounds, Instant now)
      throws RefusedException {
    List<MonitoringOverride> peers = peers(candidate, grounds, now);
    while (true) {
      List<MonitoringOverride> beside = peers;
      Outcome outcome = OverrideCheck.check(candidate, grounds.definitions(), beside, now);
      switch (outcome) {
        case Outcome.Applied applied -> {
          return applied;
        }
        case Outcome.ShadowedBy shadow ->
            peers = beside.stream().filter(o -> !o.id().equals(shadow.winner())).toList();
        case Outcome.UnknownIdentity unknown ->
            throw new RefusedException(
                new Refusal(
                    "there is no %s %s here"
                        .formatted(candidate.subject().typeText(), candidate.subject().text()),
                    "",
                    unknown.suggestion()));
        case Outcome.Refused refused ->
            throw new RefusedException(
                new Refusal(refused.reason(), refused.expected(), refused.suggestion()));
        case Outcome.Expired over -> throw cannotBe(outcome);
        case Outcome.NotForThisServer elsewhere -> throw cannotBe(outcome);
        case Outcome.NotForThisVersion elsewhere -> throw cannotBe(outcome);
      }
    }
  }

  /**
   * What holds beside it there: for a server override, what holds here; for a global one, what
   * other servers have as well.
   */
  private static List<MonitoringOverride> peers(
      MonitoringOverride candidate, Grounds grounds, Instant now) {
    if (candidate.scope() == OverrideScope.SERVER) {
      return inForce(grounds, now);
    }
    List<MonitoringOverride> global =
        grounds.known().stream().filter(other -> other.scope() == OverrideScope.GLOBAL).toList();
    return isForHere(candidate, grounds, now)
        ? inForce(grounds.knowing(global), now)
        : global.stream().filter(Judgement::isForEveryServer).toList();
  }

  private static List<MonitoringOverride> inForce(Grounds grounds, Instant now) {
    return OverrideMerge.merge(grounds.definitions(), grounds.known(), grounds.circumstances(), now)
        .effects()
        .stream()
        .filter(effect -> effect.outcome() instanceof Outcome.Applied)
        .map(effect -> effect.override())
        .toList();
  }

  private static boolean isForHere(MonitoringOverride candidate, Grounds grounds, Instant now) {
    return OverrideMerge.merge(List.of(), List.of(candidate), grounds.circumstances(), now)
        .effects()
        .stream()
        .noneMatch(
            effect ->
                effect.outcome() instanceof Outcome.NotForThisServer
                    || effect.outcome() instanceof Outcome.NotForThisVersion);
  }

  private static boolean isForEveryServer(MonitoringOverride override) {
    return override.selector() instanceof Selector.All
        && !(override.validity() instanceof Validity.Versions);
  }

  private static IllegalStateException cannotBe(Outcome outcome) {
    return new IllegalStateException("a check does not ask for whom an override is: " + outcome);
  }
}
