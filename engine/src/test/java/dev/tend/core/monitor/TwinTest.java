package dev.tend.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A monitor that is stopped and restored at any time does, from then on, exactly what it would have
 * done. Random lives, each known by its seed.
 */
class TwinTest {
  private static final int LIVES = 20;
  private static final int STEPS = 400;

  @ParameterizedTest
  @EnumSource
  void a_restored_monitor_goes_on_as_if_nothing_had_been(MonitorRule rule) {
    for (int seed = 0; seed < LIVES; seed++) {
      new Life(rule, seed).live();
    }
  }

  private static final class Life {
    private final Random random;
    private final String name;
    private final MonitorRule rule;
    private final List<ScheduledProbe> probes;
    private final Monitor original;
    private Monitor twin;
    private Instant now = Timeline.START;
    private long events;
    private boolean warm;

    Life(MonitorRule rule, int seed) {
      this.random = new Random(seed);
      this.name = rule + " with seed " + seed;
      this.rule = rule;
      this.probes =
          rule == MonitorRule.NOTIFICATION
              ? List.of(
                  Fixture.notification("A"), Fixture.notification("B", Duration.ofSeconds(90)))
              : List.of(Fixture.probe("A"), Fixture.probe("B"));
      this.original = new Monitor(Fixture.MONITOR, define().done(), probes, true, Timeline.START);
      this.twin = original;
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        String where = name + ", step " + step;
        if (random.nextInt(10) == 0) {
          assertThat(twin.record()).as(where).isEqualTo(original.record());
          assertThat(twin.windowRecord()).as(where).isEqualTo(original.windowRecord());
          twin =
              Monitor.restore(
                  original.record(),
                  original.definition(),
                  original.probes(),
                  original.enabled(),
                  Optional.of(original.windowRecord()),
                  now);
        }
        now = now.plusMillis(random.nextInt(15_000));
        long due = original.nextDeadline();
        assertThat(twin.nextDeadline()).as(where).isEqualTo(due);
        if (due < now.toEpochMilli() && random.nextInt(4) > 0) {
          now = Instant.ofEpochMilli(Math.max(due, now.toEpochMilli() - 15_000));
          both(where, monitor -> monitor.tick(now));
        } else {
          both(where, input());
        }
        assertThat(twin.shown()).as(where).isEqualTo(original.shown());
        assertThat(twin.evidence()).as(where).isEqualTo(original.evidence());
        assertThat(twin.record()).as(where).isEqualTo(original.record());
      }
    }

    private void both(String where, Function<Monitor, Optional<MonitorChange>> input) {
      MonitorState shown = original.shown();
      MonitorState beneath = original.beneath();
      Optional<MonitorChange> said = input.apply(original);
      boolean changed = shown != original.shown() || beneath != original.beneath();
      assertThat(said.isPresent()).as("%s told its change", where).isEqualTo(changed);
      if (twin != original) {
        assertThat(input.apply(twin)).as(where).isEqualTo(said);
      }
      events++;
      original.transitioned(new EventId(1, events), now);
      twin.transitioned(new EventId(1, events), now);
    }

    private Function<Monitor, Optional<MonitorChange>> input() {
      int choice = random.nextInt(100);
      if (choice < 80) {
        return result();
      }
      if (choice < 84) {
        var changed = define().done();
        boolean on = random.nextInt(4) > 0;
        return monitor -> monitor.redefine(changed, probes, on, "reload", now);
      }
      if (choice < 87) {
        Instant until = now.plusSeconds(1 + random.nextInt(100));
        return monitor -> monitor.repair("ada", "disk", until, now);
      }
      if (choice < 89) {
        return monitor -> monitor.endRepair("done", now);
      }
      return choice < 95 ? act() : monitor -> monitor.tick(now);
    }

    private Function<Monitor, Optional<MonitorChange>> act() {
      if (!original.inGrace()) {
        warm = false;
        return quiet(monitor -> monitor.beginGrace(now));
      }
      if (!warm) {
        warm = true;
        return quiet(monitor -> monitor.warmedUp(now));
      }
      return monitor -> monitor.endGrace(now);
    }

    private static Function<Monitor, Optional<MonitorChange>> quiet(Consumer<Monitor> input) {
      return monitor -> {
        input.accept(monitor);
        return Optional.empty();
      };
    }

    private Function<Monitor, Optional<MonitorChange>> result() {
      int source = random.nextInt(probes.size());
      int die = random.nextInt(20);
      Outcome outcome =
          die < 10
              ? Outcome.SUCCEEDED
              : die < 17 ? Outcome.FAILED : die < 19 ? Outcome.TIMED_OUT : Outcome.INCONCLUSIVE;
      ProbeReported plain =
          ProbeReported.of(
                  probes.get(source).id(),
                  now.minusMillis(random.nextInt(2_000)),
                  Duration.ZERO,
                  outcome)
              .saying("", "message " + events);
      ProbeReported result =
          rule == MonitorRule.NOTIFICATION
              ? plain.notifying("key" + random.nextInt(3))
              : rule.judgesSamples() && die % 5 > 0 ? plain.measuring(random.nextInt(100)) : plain;
      return monitor ->
          original.probes().isEmpty()
              ? Optional.empty()
              : monitor.accept(source, result, new EventId(2, events), now);
    }

    private Fixture.Define define() {
      Duration window = Duration.ofSeconds(60 + random.nextInt(240));
      double limit = 30 + random.nextInt(40);
      return switch (rule) {
        case CONSECUTIVE_FAILURES -> Fixture.consecutive(2 + random.nextInt(3), window);
        case FAILURES_IN_INTERVAL -> Fixture.failures(2 + random.nextInt(4), window);
        case PERCENT_SUCCESS -> Fixture.percent(30 + random.nextInt(60), window);
        case SAMPLE_ABOVE -> samples(Fixture.above(limit, window), limit - 10);
        case SAMPLE_BELOW -> samples(Fixture.below(limit, window), limit + 10);
        case NOTIFICATION -> Fixture.notified();
        case NO_RESULTS -> Fixture.noResults(window.dividedBy(4));
      };
    }

    private Fixture.Define samples(Fixture.Define plain, double recovery) {
      return plain
          .set(MonitorProperties.SECONDARY_THRESHOLD, 1 + random.nextInt(3))
          .set(MonitorProperties.RECOVERY_VALUE, new Quantity(recovery, Dimension.NUMBER));
    }
  }
}
