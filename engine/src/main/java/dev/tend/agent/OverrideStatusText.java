package dev.tend.agent;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.SourceError;
import dev.tend.poll.PollStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of overrides, in words for people. */
record OverrideStatusText(PollStatus status, Optional<String> broken) {
  private static final int MOST_NAMED = 5;

  /** What it means that overrides are unknown for this reason. */
  static String restrained(String why) {
    return "nothing is repaired, only watched, because an override may forbid it: " + why;
  }

  /** Why nothing is repaired; empty when overrides are known. */
  Optional<String> restraint() {
    return status.snapshot().unknown().map(OverrideStatusText::restrained);
  }

  /** Why the current overrides are not known; empty when they are. */
  Optional<String> trouble() {
    List<String> problems = new ArrayList<>(broken.stream().toList());
    status.snapshot().localError().ifPresent(sourceError -> problems.add(since(sourceError)));
    status
        .snapshot()
        .directory()
        .flatMap(OverrideSnapshot.Directory::error)
        .ifPresent(
            sourceError ->
                problems.add(since(sourceError) + "; the last good overrides stay in effect"));
    status
        .snapshot()
        .versionError()
        .filter(sourceError -> status.snapshot().dependsOnVersion())
        .ifPresent(
            sourceError ->
                problems.add(
                    "the mail server's version cannot be refreshed: "
                        + since(sourceError)
                        + status
                            .snapshot()
                            .server()
                            .version()
                            .map(known -> "; it was " + known)
                            .orElse("")));
    status.refusals().forEach(why -> problems.add("overrides are not applied: " + why));
    return joined(problems);
  }

  /** Which overrides have no effect although they should; empty when there are none. */
  Optional<String> unused() {
    List<String> problems = new ArrayList<>();
    status
        .effects(OverrideOutcome.Kind.UNKNOWN_IDENTITY)
        .forEach(effect -> problems.add(unused(effect)));
    status.effects(OverrideOutcome.Kind.REFUSED).forEach(effect -> problems.add(unused(effect)));
    leftOut().forEach(problems::add);
    return joined(problems);
  }

  /** Which overrides are shadowed by others; empty when none is. */
  Optional<String> shadowed() {
    return joined(
        status.effects(OverrideOutcome.Kind.SHADOWED).map(OverrideStatusText::unused).toList());
  }

  /** All that a report should mention; empty when all is well. */
  Optional<String> news() {
    return joined(Stream.concat(trouble().stream(), leftOut()).toList());
  }

  private Stream<String> leftOut() {
    return status.snapshot().rejected().stream().map(OverrideStatusText::leftOut);
  }

  private static String since(SourceError sourceError) {
    return sourceError.what()
        + " (since "
        + sourceError.since().truncatedTo(ChronoUnit.SECONDS)
        + ")";
  }

  private static String leftOut(RejectedSource what) {
    return what.source() + " is left out: " + what.reason() + "; " + what.remedy();
  }

  private static String unused(OverrideEffect effect) {
    MonitoringOverride override = effect.override();
    return "the override "
        + override.id()
        + " of "
        + override.subject().text()
        + " "
        + override.property()
        + " "
        + effect.outcome().predicate();
  }

  private static Optional<String> joined(List<String> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join("; ", problems.subList(0, Math.min(problems.size(), MOST_NAMED)));
    return Optional.of(
        problems.size() > MOST_NAMED
            ? shown + "; and " + (problems.size() - MOST_NAMED) + " more"
            : shown);
  }
}
