package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.check;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.probe;
import static dev.tend.override.merge.Overrides.responder;
import static dev.tend.override.merge.Overrides.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before it is added, and in which words. */
class OverrideCheckTest {
  private static OverrideOutcome.Refused refusal(MonitoringOverride candidate) {
    assertThat(check(candidate)).isInstanceOf(OverrideOutcome.Refused.class);
    return (OverrideOutcome.Refused) check(candidate);
  }

  @ParameterizedTest
  @CsvSource({
    "MONITOR, Smpt\\SelfTestMonitor, Smtp\\SelfTestMonitor",
    "MONITOR, Smtp\\SelfTestMonitr, Smtp\\SelfTestMonitor",
    "MONITOR, Smpt\\SelfTestMonitr, Smtp\\SelfTestMonitor",
    "MONITOR, Smtp\\SpaceMonitor\\DB1, Space\\SpaceMonitor\\DB1",
    "MONITOR, Space\\SpaceMonitor\\DBI, Space\\SpaceMonitor\\DB1",
    "MONITOR, Smtp\\SelfTestMonitor\\DB1, Smtp\\SelfTestMonitor",
    "MONITOR, Kerberos\\TicketMonitor,"
  })
  void an_unknown_identity_is_answered_with_the_nearest(
      ItemType type, String identity, String nearest) {
    assertThat(check(Overrides.of(type, identity, "enabled", "0")))
        .isEqualTo(new OverrideOutcome.UnknownIdentity(Optional.ofNullable(nearest)));
  }

  @Test
  void an_unknown_health_set_is_answered_with_the_nearest() {
    assertThat(check(Overrides.of(new Subject.WholeSet("Smpt"), "enabled", "0")))
        .isEqualTo(new OverrideOutcome.UnknownIdentity(Optional.of("Smtp")));
  }

  @Test
  void the_wrong_item_type_is_refused_naming_the_right_one() {
    assertThat(refusal(probe("Smtp\\SelfTestMonitor", "enabled", "0")))
        .isEqualTo(
            new OverrideOutcome.Refused(
                "Smtp\\SelfTestMonitor is a Monitor, not a Probe",
                "item type Monitor",
                Optional.empty()));
    assertThat(
            refusal(Overrides.of(ItemType.MAINTENANCE, "Smtp\\SelfTestProbe", "enabled", "0"))
                .reason())
        .contains("is a Maintenance item");
  }

  @ParameterizedTest
  @CsvSource({
    "monitorngInterval, monitoringInterval",
    "MonitoringIntervallSeconds, MonitoringIntervalSeconds",
    "colour,"
  })
  void an_unknown_property_is_refused_with_the_nearest_spelling(String name, String nearest) {
    OverrideOutcome.Refused refusal = refusal(monitor("Smtp\\SelfTestMonitor", name, "10m"));

    assertThat(refusal.reason()).isEqualTo("SelfTestMonitor has no property '" + name + "'");
    assertThat(refusal.suggestion()).isEqualTo(Optional.ofNullable(nearest));
    assertThat(refusal.expected()).contains("monitoringInterval").doesNotContain("probes");
  }

  @Test
  void what_is_executed_or_wired_cannot_be_overridden() {
    assertThat(refusal(monitor("Smtp\\SelfTestMonitor", "probes", "Other")).reason())
        .isEqualTo("probes of SelfTestMonitor cannot be overridden");
    assertThat(refusal(responder("Smtp\\Restart", "service", "dovecot")).reason())
        .isEqualTo("service of Restart cannot be overridden");
    assertThat(refusal(Overrides.of(new Subject.WholeSet("Smtp"), "runbook", "x")).expected())
        .isEqualTo("one of enabled, mode");
  }

  @Test
  void an_attribute_that_is_executed_cannot_be_overridden_either() {
    assertThat(
            refusal(responder("Attributed\\Flush", "ExtensionAttributes.Program", "rm")).reason())
        .isEqualTo("command of Flush cannot be overridden");
  }

  @Test
  void only_an_escalation_has_attributes_that_nobody_declared() {
    assertThat(refusal(responder("Smtp\\Restart", "ExtensionAttributes.X", "Store")).reason())
        .contains("has no property 'ExtensionAttributes.X'");
    assertThat(refusal(responder("Smtp\\Escalate", "ExtensionAttributes.a b", "Store")).reason())
        .contains("'a b'");
  }

  @Test
  void a_size_where_a_count_was_meant_is_refused_with_the_propertys_meaning() {
    OverrideOutcome.Refused refusal =
        refusal(monitor("Smtp\\SelfTestMonitor", "MonitoringThreshold", "180GB"));

    assertThat(refusal.reason())
        .contains("monitoringThreshold of SelfTestMonitor cannot be '180GB'")
        .contains("How many failed results raise the monitor: a count of results, not a size.");
    assertThat(refusal.expected()).isEqualTo("a whole number of at least 1");
  }

  @Test
  void a_count_that_the_window_cannot_hold_is_refused_with_the_propertys_meaning() {
    OverrideOutcome.Refused refusal =
        refusal(monitor("Smtp\\SelfTestMonitor", "MonitoringThreshold", "180000"));

    assertThat(refusal.reason())
        .startsWith(
            "with monitoringThreshold 180000 the window of SelfTestMonitor is 5m, too short for"
                + " SelfTestProbe, which brings 180000 results, one every 20s.")
        .contains("a count of results, not a size");
    assertThat(refusal.expected())
        .isEqualTo("another monitoringThreshold, or beside it: at least 41d16h");
  }

  @ParameterizedTest
  @CsvSource({
    "MonitoringThreshold, 180000, 'a size such as 500MB or 10GB, not 180000'",
    "monitoringThreshold, 90%, 'a size such as 500MB or 10GB, not 90%'",
    "recoveryValue, 5m, 'a size such as 500MB or 10GB, not 300s'"
  })
  void a_count_where_a_size_was_meant_is_refused_with_the_propertys_meaning(
      String name, String value, String reason) {
    OverrideOutcome.Refused refusal = refusal(monitor("Space\\SpaceMonitor", name, value));

    assertThat(refusal.reason()).contains(reason).contains("sample");
    assertThat(refusal.expected()).isEqualTo("a size such as 500MB or 10GB");
  }

  @ParameterizedTest
  @CsvSource({
    "monitoringInterval, 300, a bare number has no unit, a duration with its unit",
    "monitoringInterval, long, cannot be 'long'. The window, a duration with its unit",
    "enabled, no, cannot be 'no'. Whether this takes part, true or false",
    "monitoringInterval, 0s, cannot be 0s. The window, a duration above zero"
  })
  void a_value_of_another_type_is_refused(
      String name, String value, String reason, String expected) {
    OverrideOutcome.Refused refusal = refusal(monitor("Smtp\\SelfTestMonitor", name, value));

    assertThat(refusal.reason()).contains(reason);
    assertThat(refusal.expected()).startsWith(expected);
  }

  @Test
  void a_mode_is_lowered_but_never_raised() {
    assertThat(check(responder("Smtp\\Restart", "mode", "off")))
        .isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(refusal(responder("Smtp\\Restart", "mode", "act")))
        .isEqualTo(
            new OverrideOutcome.Refused(
                "mode of Restart is approve and can only be lowered, not raised to act",
                "one of off, observe, approve",
                Optional.empty()));
  }

  @Test
  void an_end_that_has_passed_is_refused() {
    assertThat(
            refusal(
                    valid(
                        monitor("Smtp\\SelfTestMonitor", "enabled", "0"), new Validity.Until(NOW)))
                .reason())
        .isEqualTo("an override that lasts until 2026-11-21T12:00:00Z is already over");
  }

  @Test
  void an_override_for_other_servers_is_judged_as_it_would_be_there() {
    MonitoringOverride elsewhere =
        valid(monitor("Smtp\\SelfTestMonitor", "enabled", "0"), Overrides.versions("99"));

    assertThat(check(elsewhere)).isInstanceOf(OverrideOutcome.Applied.class);
  }

  @Test
  void a_value_may_be_right_only_beside_another_that_is_in_force() {
    MonitoringOverride rarely = probe("Smtp\\SelfTestProbe", "recurrenceInterval", "10m");
    MonitoringOverride window = monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "1h");

    assertThat(refusal(rarely).reason())
        .startsWith("with recurrenceInterval 10m the window of SelfTestMonitor is 5m");
    assertThat(OverrideMerge.check(rarely, Sets.all(), List.of(window), NOW))
        .isInstanceOf(OverrideOutcome.Applied.class);
  }

  @Test
  void an_override_that_replaces_one_with_its_key_is_not_shadowed_by_it() {
    MonitoringOverride old = monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "1h");
    MonitoringOverride renewed =
        Overrides.created(
            monitor("smtp\\selftestmonitor", "monitoringInterval", "2h"), NOW.minusSeconds(1));

    assertThat(OverrideMerge.check(renewed, Sets.all(), List.of(old), NOW))
        .isInstanceOf(OverrideOutcome.Applied.class);
  }
}
