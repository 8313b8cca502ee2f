package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.check;
import static dev.tend.override.merge.Overrides.monitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.ItemType;
import dev.tend.override.Selector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Overrides that cost somebody an outage, by the numbers of the scenarios. */
class KnownIncidentsTest {
  @Test
  void e5_a_size_where_a_count_was_meant_does_not_blind_a_monitor() {
    assertThat(check(monitor("Smtp\\SelfTestMonitor", "MonitoringThreshold", "180GB")))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refusal -> assertThat(refusal.reason()).contains("a count of results, not a size"));
  }

  @Test
  void e5_a_number_of_megabytes_where_a_count_was_meant_does_not_blind_a_monitor() {
    assertThat(check(monitor("Smtp\\SelfTestMonitor", "MonitoringThreshold", "180000")))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refusal -> assertThat(refusal.reason()).contains("a count of results, not a size"));
  }

  @Test
  void s23_an_override_for_nobody_is_not_one_for_all() {
    assertThatThrownBy(() -> new Selector.Servers(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one for all");
  }

  @Test
  void s27_a_mistyped_identity_is_answered_with_the_nearest() {
    assertThat(check(Overrides.of(ItemType.MONITOR, "Smpt\\SelfTestMonitor", "enabled", "0")))
        .isEqualTo(new OverrideOutcome.UnknownIdentity(Optional.of("Smtp\\SelfTestMonitor")));
  }
}
