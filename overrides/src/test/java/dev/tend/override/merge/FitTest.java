package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.HERE;
import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.created;
import static dev.tend.override.merge.Overrides.merge;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.on;
import static dev.tend.override.merge.Overrides.outcome;
import static dev.tend.override.merge.Overrides.probe;
import static dev.tend.override.merge.Overrides.responder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Subject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only those that have a part in what does not fit are left out. */
class FitTest {
  private static MonitoringOverride at(int second, String id, MonitoringOverride override) {
    return named(created(override, NOW.minusSeconds(100 - second)), id);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_checked_step_by_step_is_what_a_check_of_everything_would_have_found(int seed) {
    RandomEstate estate = new RandomEstate(seed);
    List<MonitoringOverride> overrides = estate.overrides();

    assertThat(OverrideMerge.merge(estate.definitions(), overrides, HERE, NOW))
        .isEqualTo(NaiveMerge.merge(estate.definitions(), overrides));
  }

  @Test
  void two_wrong_values_of_one_property_take_nothing_else_with_them() {
    EffectiveDefinitions merged =
        merge(
            at(1, "here", probe("Smtp\\SelfTestProbe", "recurrenceInterval", "1h")),
            at(
                2,
                "everywhere",
                on(probe("Smtp\\SelfTestProbe", "recurrenceInterval", "2h"), Overrides.ALL)),
            at(3, "timeout", probe("Smtp\\SelfTestProbe", "timeout", "5s")),
            at(4, "threshold", monitor("Smtp\\SelfTestMonitor", "monitoringThreshold", "4")),
            at(5, "restart", responder("Smtp\\Restart", "enabled", "false")),
            at(6, "set", Overrides.of(new Subject.WholeSet("Smtp"), "enabled", "false")));

    assertThat(List.of(outcome(merged, "here"), outcome(merged, "everywhere")))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(OverrideOutcome.Refused.class));
    assertThat(List.of("timeout", "threshold", "restart", "set"))
        .allSatisfy(
            id -> assertThat(outcome(merged, id)).isInstanceOf(OverrideOutcome.Applied.class));
  }

  @Test
  void what_is_sound_only_together_is_not_torn_apart_for_what_is_wrong_elsewhere() {
    EffectiveDefinitions merged =
        merge(
            at(3, "interval", probe("Space\\SpaceProbe", "recurrenceInterval", "1h")),
            at(4, "space", monitor("Space\\SpaceMonitor", "monitoringInterval", "1d")),
            at(5, "share", monitor("Space\\ShareMonitor", "monitoringInterval", "3d")),
            at(1, "low", monitor("Space\\SpaceMonitor", "recoveryValue", "9GB")),
            at(
                2,
                "lower",
                on(monitor("Space\\SpaceMonitor", "recoveryValue", "8GB"), Overrides.ALL)));

    assertThat(List.of(outcome(merged, "low"), outcome(merged, "lower")))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(OverrideOutcome.Refused.class));
    assertThat(List.of("interval", "space", "share"))
        .allSatisfy(
            id -> assertThat(outcome(merged, id)).isInstanceOf(OverrideOutcome.Applied.class));
  }

  @Test
  void too_many_that_do_not_fit_together_are_left_out_together() {
    HealthSetDefinition fan = new ManyProbes("Fan", new Random(1)).fan(300);
    List<MonitoringOverride> overrides =
        IntStream.range(0, 300)
            .mapToObj(n -> at(n, "o" + n, probe("Fan\\P" + n, "recurrenceInterval", "1h")))
            .toList();

    EffectiveDefinitions merged = OverrideMerge.merge(List.of(fan), overrides, HERE, NOW);

    assertThat(merged.sets().getFirst().definition()).isSameAs(fan);
    assertThat(outcome(merged, "o1"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("one of too many"));
    assertThat(merged.effects()).hasSize(300);
  }
}
