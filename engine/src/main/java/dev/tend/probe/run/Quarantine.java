package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Leaves alone the probes whose runs break, by an error of their own and not of their target, or do
 * not end even when they are cut off. After two such runs in a row one is tried again a minute
 * later, then after twice as long each time, at most a day. It ends with a run that ends by itself,
 * with another definition, and with the agent. Safe for use by many threads.
 */
final class Quarantine {
  /** Bad runs in a row from which on a probe is left alone. */
  private static final int RUNS = 2;

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** From so many threads on, each try may cost one more for good, so there is one a day. */
  private static final int MOST_STUCK = 4;

  private final Map<ItemId, Trouble> known = new ConcurrentHashMap<>();

  /**
   * What is known of a probe that is not as it should be.
   *
   * @param definition by which it ran
   * @param last its last bad run; its count is 0 when the probe is forgiven
   * @param stuck how many of its runs still hold a thread
   */
  private record Trouble(ProbeDefinition definition, IsolatedProbe last, int stuck) {
    boolean isolated(Instant now) {
      return last.runs() >= RUNS && now.isBefore(last.nextTry());
    }

    Trouble stuck(int threads) {
      return new Trouble(definition, last, threads);
    }

    Trouble forgiven() {
      return new Trouble(definition, retry(last, 0, last.nextTry()), stuck);
    }

    /** One thread came back, so perhaps the rest works again, too. */
    Trouble released(Instant now) {
      Instant soon = now.plus(SHORTEST);
      boolean sooner = soon.isBefore(last.nextTry());
      return new Trouble(
          definition, sooner ? retry(last, last.runs(), soon) : last, Math.max(0, stuck - 1));
    }

    /** Itself; null when there is nothing more to know. */
    @Nullable Trouble orNothing() {
      return stuck == 0 && last.runs() == 0 ? null : this;
    }

    private static IsolatedProbe retry(IsolatedProbe last, int runs, Instant next) {
      return new IsolatedProbe(last.probe(), last.hangs(), last.reason(), last.since(), runs, next);
    }
  }

  /** Whether a probe is left alone now, and why. */
  Optional<IsolatedProbe> holds(ScheduledProbe probe, Instant now) {
    Trouble trouble = known.get(probe.id());
    if (trouble == null) {
      return Optional.empty();
    }
    if (!trouble.definition().equals(probe.definition())) {
      update(probe.id(), Trouble::forgiven);
      return Optional.empty();
    }
    return trouble.isolated(now) ? Optional.of(trouble.last()) : Optional.empty();
  }

  /** Whether it may hang, so that it should not take a place that others need. */
  boolean mayHang(ItemId probe) {
    Trouble trouble = known.get(probe);
    return trouble != null && (trouble.stuck() > 0 || trouble.last().hangs());
  }

  /** A run broke. */
  void broke(ScheduledProbe probe, String reason, Instant now) {
    known.compute(
        probe.id(),
        (id, before) ->
            worse(probe, before, before == null ? 0 : before.stuck(), false, reason, now));
  }

  /**
   * A run was cut off and still holds its thread.
   *
   * @param counts whether that says something about the probe as it is defined
   */
  void hangs(ScheduledProbe probe, boolean counts, String reason, Instant now) {
    known.compute(
        probe.id(),
        (id, before) -> {
          int stuck = before == null ? 1 : before.stuck() + 1;
          if (counts) {
            return worse(probe, before, stuck, true, reason, now);
          }
          return before == null
              ? new Trouble(
                  probe.definition(), new IsolatedProbe(id, true, reason, now, 0, now), stuck)
              : before.stuck(stuck);
        });
  }

  private static Trouble worse(
      ScheduledProbe probe,
      @Nullable Trouble before,
      int stuck,
      boolean hangs,
      String reason,
      Instant now) {
    int earlier = before == null ? 0 : before.last().runs();
    int runs = earlier + 1;
    Instant since = before == null || earlier == 0 ? now : before.last().since();
    Duration pause = stuck >= MOST_STUCK ? LONGEST : pause(runs);
    return new Trouble(
        probe.definition(),
        new IsolatedProbe(probe.id(), hangs, reason, since, runs, now.plus(pause)),
        stuck);
  }

  private static Duration pause(int runs) {
    Duration pause = SHORTEST;
    for (int more = RUNS; more < runs && pause.compareTo(LONGEST) < 0; more++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /** A run that had been cut off has given back its thread. */
  void released(ItemId probe, Instant now) {
    update(probe, trouble -> trouble.released(now));
  }

  /** A run by this definition ended by itself, whatever it said of its target. */
  void worked(ScheduledProbe probe) {
    update(
        probe.id(),
        trouble -> trouble.definition().equals(probe.definition()) ? trouble.forgiven() : trouble);
  }

  /** Only these are still watched. */
  void keep(Set<ItemId> probes) {
    known.keySet().stream()
        .filter(probe -> !probes.contains(probe))
        .forEach(probe -> update(probe, Trouble::forgiven));
  }

  private void update(ItemId probe, UnaryOperator<Trouble> change) {
    known.computeIfPresent(probe, (id, before) -> change.apply(before).orNothing());
  }

  /** Those that are left alone, or are tried just now after that, by name. */
  List<IsolatedProbe> list() {
    return known.values().stream()
        .map(Trouble::last)
        .filter(last -> last.runs() >= RUNS)
        .sorted(Comparator.comparing(last -> last.probe().toString()))
        .toList();
  }

  /** How many threads are stuck in runs that were cut off. */
  int stuck() {
    return known.values().stream().mapToInt(Trouble::stuck).sum();
  }
}
