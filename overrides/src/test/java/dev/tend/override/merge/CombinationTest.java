package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.created;
import static dev.tend.override.merge.Overrides.merge;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.outcome;
import static dev.tend.override.merge.Overrides.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Overrides that are sound each by itself and not together, and the other way round. */
class CombinationTest {
  private static MonitoringOverride at(int second, String id, MonitoringOverride override) {
    return named(created(override, NOW.minusSeconds(100 - second)), id);
  }

  private static HealthSetDefinition smtp(EffectiveDefinitions merged) {
    return merged.set("Smtp").orElseThrow().definition();
  }

  @Test
  void of_two_that_only_together_break_a_definition_the_later_is_refused() {
    EffectiveDefinitions merged =
        merge(
            at(1, "window", monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "1m")),
            at(2, "threshold", monitor("Smtp\\SelfTestMonitor", "monitoringThreshold", "10")),
            at(3, "unrelated", probe("Smtp\\SelfTestProbe", "timeout", "5s")));

    assertThat(outcome(merged, "window")).isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merged, "unrelated")).isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merged, "threshold"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("is 1m, too short for SelfTestProbe"));
    assertThat(smtp(merged).monitors().getFirst().monitoringInterval())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void an_earlier_one_is_refused_when_that_alone_mends_the_definition() {
    EffectiveDefinitions merged =
        merge(
            at(1, "rarely", probe("Smtp\\SelfTestProbe", "recurrenceInterval", "1h")),
            at(2, "window", monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m")));

    assertThat(outcome(merged, "rarely")).isInstanceOf(OverrideOutcome.Refused.class);
    assertThat(outcome(merged, "window")).isInstanceOf(OverrideOutcome.Applied.class);
  }

  @Test
  void two_that_are_only_sound_together_both_apply() {
    EffectiveDefinitions merged =
        merge(
            at(1, "rarely", probe("Smtp\\SelfTestProbe", "recurrenceInterval", "1h")),
            at(2, "window", monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "1d")));

    assertThat(outcome(merged, "rarely")).isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merged, "window")).isInstanceOf(OverrideOutcome.Applied.class);
  }

  @Test
  void when_the_winner_is_refused_the_next_in_line_holds() {
    EffectiveDefinitions merged =
        merge(
            at(2, "broken", monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10s")),
            Overrides.on(
                at(1, "next", monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m")),
                Overrides.ALL));

    assertThat(outcome(merged, "broken")).isInstanceOf(OverrideOutcome.Refused.class);
    assertThat(outcome(merged, "next")).isInstanceOf(OverrideOutcome.Applied.class);
  }

  @Test
  void one_target_cannot_undo_what_holds_for_all() {
    EffectiveDefinitions merged =
        merge(
            at(2, "all", probe("Space\\SpaceProbe", "recurrenceInterval", "5m")),
            at(1, "one", monitor("Space\\SpaceMonitor\\DB1", "monitoringInterval", "4m")));

    assertThat(outcome(merged, "all")).isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merged, "one")).isInstanceOf(OverrideOutcome.Refused.class);
    assertThat(merged.set("Space").orElseThrow().byTarget()).isEmpty();
  }

  @Test
  void a_timeout_must_be_shorter_than_the_interval() {
    assertThat(outcome(merge(named(probe("Smtp\\SelfTestProbe", "timeout", "20s"), "o")), "o"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith(
                        "with timeout 20s the timeout of SelfTestProbe is 20s, its"
                            + " recurrenceInterval 20s."));
  }

  @Test
  void a_recovery_value_must_be_on_the_good_side() {
    assertThat(
            outcome(merge(named(monitor("Space\\SpaceMonitor", "recoveryValue", "9GB"), "o")), "o"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused ->
                assertThat(refused.expected())
                    .isEqualTo("another recoveryValue, or beside it: at least 10GB"));
  }

  @Test
  void a_chain_begins_with_the_raise_and_only_worsens() {
    assertThat(
            outcome(
                merge(
                    named(
                        monitor("Smtp\\SelfTestMonitor", "stateTransitions.degraded", "30s"), "o")),
                "o"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("stateTransitions.degraded is 30s"));
    assertThat(
            outcome(
                merge(
                    named(
                        monitor("Smtp\\SelfTestMonitor", "stateTransitions.unrecoverable", "10s"),
                        "o")),
                "o"))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused ->
                assertThat(refused.reason()).contains("stateTransitions.unrecoverable is 10s"));
  }
}
