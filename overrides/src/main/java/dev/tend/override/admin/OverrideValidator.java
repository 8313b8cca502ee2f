package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.OverrideOutcome;
import java.time.Instant;
import java.util.List;

/** Judges an override before it is added. */
final class OverrideValidator {
  private OverrideValidator() {}

  /**
   * What would become of it where it is for, were nothing more specific in its place.
   *
   * @return with the property's own name and the value in its own notation
   * @throws RejectedException if it would not hold there
   */
  static OverrideOutcome.Applied of(
      MonitoringOverride candidate, OverrideContext context, Instant now) throws RejectedException {
    List<MonitoringOverride> peers = peers(candidate, context, now);
    while (true) {
      List<MonitoringOverride> beside = peers;
      OverrideOutcome outcome = OverrideMerge.check(candidate, context.definitions(), beside, now);
      switch (outcome) {
        case OverrideOutcome.Applied applied -> {
          return applied;
        }
        case OverrideOutcome.ShadowedBy shadow ->
            peers = beside.stream().filter(o -> !o.id().equals(shadow.winner())).toList();
        case OverrideOutcome.UnknownIdentity unknown ->
            throw new RejectedException(
                "there is no %s %s here"
                    .formatted(candidate.subject().typeText(), candidate.subject().text()),
                SubjectParser.known(candidate.subject(), context.definitions()),
                unknown.suggestion());
        case OverrideOutcome.Refused refused -> throw new RejectedException(refused);
        default ->
            throw new IllegalStateException(
                "a check does not ask for whom an override is: " + outcome);
      }
    }
  }

  /**
   * What holds beside it there: for a server override, what holds here; for a global one, what
   * other servers have as well.
   */
  private static List<MonitoringOverride> peers(
      MonitoringOverride candidate, OverrideContext context, Instant now) {
    if (candidate.scope() == OverrideScope.SERVER) {
      return inForce(context, now);
    }
    List<MonitoringOverride> global =
        context.known().stream().filter(other -> other.scope() == OverrideScope.GLOBAL).toList();
    return isForHere(candidate, context, now)
        ? inForce(context.knowing(global), now)
        : global.stream().filter(OverrideValidator::isForEveryServer).toList();
  }

  private static List<MonitoringOverride> inForce(OverrideContext context, Instant now) {
    return context.merged(now).effects().stream()
        .filter(effect -> effect.outcome() instanceof OverrideOutcome.Applied)
        .map(effect -> effect.override())
        .toList();
  }

  private static boolean isForHere(
      MonitoringOverride candidate, OverrideContext context, Instant now) {
    return OverrideMerge.merge(List.of(), List.of(candidate), context.circumstances(), now)
        .effects()
        .stream()
        .noneMatch(
            effect ->
                effect.outcome() instanceof OverrideOutcome.NotForThisServer
                    || effect.outcome() instanceof OverrideOutcome.NotForThisVersion);
  }

  private static boolean isForEveryServer(MonitoringOverride override) {
    return override.selector() instanceof Selector.All
        && !(override.validity() instanceof Validity.Versions);
  }
}
