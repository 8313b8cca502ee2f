package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.GROUP;
import static dev.tend.override.merge.Overrides.HERE;
import static dev.tend.override.merge.Overrides.NAMED;
import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.on;
import static dev.tend.override.merge.Overrides.outcome;
import static dev.tend.override.merge.Overrides.valid;
import static dev.tend.override.merge.Overrides.version;
import static dev.tend.override.merge.Overrides.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an override is for, and when. */
class ApplicabilityTest {
  private static final MonitoringOverride WIDER =
      named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m"), "wider");

  private static EffectiveDefinitions merge(
      MonitoringOverride override, ServerContext where, Instant now) {
    return OverrideMerge.merge(Sets.all(), List.of(override), where, now);
  }

  @Test
  void an_override_holds_until_the_instant_before_its_end_and_then_the_definition_does() {
    Instant end = NOW.plusSeconds(3600);
    MonitoringOverride bound = valid(WIDER, new Validity.Until(end));

    EffectiveDefinitions before = merge(bound, HERE, end.minusNanos(1));
    EffectiveDefinitions at = merge(bound, HERE, end);

    assertThat(outcome(before, "wider"))
        .isEqualTo(new OverrideOutcome.Applied("monitoringInterval", "10m", Optional.of("5m")));
    assertThat(before.nextChange()).contains(end);
    assertThat(outcome(at, "wider")).isEqualTo(new OverrideOutcome.Expired());
    assertThat(at.nextChange()).isEmpty();
    assertThat(at.sets()).isEqualTo(EffectiveDefinitions.unchanged(Sets.all()).sets());
  }

  @Test
  void the_next_change_is_the_first_end_of_an_override_for_this_server() {
    Instant soon = NOW.plusSeconds(60);
    Instant sooner = NOW.plusSeconds(30);
    EffectiveDefinitions merged =
        Overrides.merge(
            valid(WIDER, new Validity.Until(NOW.plusSeconds(90))),
            named(valid(WIDER, new Validity.Until(soon)), "first"),
            named(
                on(
                    valid(WIDER, new Validity.Until(sooner)),
                    new Selector.Servers(List.of("mail9"))),
                "elsewhere"));

    assertThat(merged.nextChange()).contains(soon);
  }

  @Test
  void an_override_for_other_servers_is_left_out() {
    ServerContext other = new ServerContext("mail9", Set.of("MX", "mailbox"), Optional.empty());

    assertThat(outcome(merge(on(WIDER, NAMED), other, NOW), "wider"))
        .isEqualTo(new OverrideOutcome.NotForThisServer());
    assertThat(outcome(merge(on(WIDER, GROUP), other, NOW), "wider"))
        .isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merge(on(WIDER, new Selector.Groups(List.of("edge"))), other, NOW), "wider"))
        .isEqualTo(new OverrideOutcome.NotForThisServer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"3.8.1; true", "[3.7,3.9); true", "[3.7,3.8.1); false", "3.8; false"})
  void an_override_for_versions_holds_while_the_server_has_one_of_them(
      String range, boolean holds) {
    MonitoringOverride bound = valid(WIDER, versions(range));

    assertThat(outcome(merge(bound, HERE, NOW), "wider") instanceof OverrideOutcome.Applied)
        .isEqualTo(holds);
  }

  @Test
  void while_the_version_is_not_known_no_override_for_versions_holds() {
    ServerContext unknown = new ServerContext("mail1", Set.of(), Optional.empty());
    ServerContext known = new ServerContext("mail1", Set.of(), Optional.of(version("3.8")));
    MonitoringOverride bound = valid(WIDER, versions("[3.0,)"));

    assertThat(outcome(merge(bound, unknown, NOW), "wider"))
        .isEqualTo(new OverrideOutcome.NotForThisVersion());
    assertThat(outcome(merge(bound, known, NOW), "wider"))
        .isInstanceOf(OverrideOutcome.Applied.class);
  }
}
