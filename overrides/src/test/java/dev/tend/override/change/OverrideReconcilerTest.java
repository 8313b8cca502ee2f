package dev.tend.override.change;

import static dev.tend.override.merge.Overrides.ALL;
import static dev.tend.override.merge.Overrides.GROUP;
import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.created;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.on;
import static dev.tend.override.merge.Overrides.valid;
import static dev.tend.override.merge.Overrides.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.value.Provenance;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveValue;
import dev.tend.override.merge.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of overrides from one look to the next, and when to look again. */
class OverrideReconcilerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final MonitoringOverride WIDER =
      named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "10m"), "wider");
  private static final Optional<EffectiveValue> DECLARED =
      Optional.of(
          new EffectiveValue(
              "monitoringInterval", Optional.of("5m"), new Provenance.Declared(Sets.AT)));

  private static OverrideSummary gist(MonitoringOverride override) {
    return OverrideSummary.of(override);
  }

  private static OverrideNotice applied(MonitoringOverride override, AnnouncedOutcome before) {
    return new OverrideNotice.Applied(
        gist(override), before, "monitoringInterval", override.value(), Optional.of("5m"));
  }

  private static MonitoringOverride until(MonitoringOverride override, Instant end) {
    return valid(override, new Validity.Until(end));
  }

  private static OverrideNotice expired(MonitoringOverride override, Duration late) {
    Instant end = gist(override).end().orElseThrow();
    return new OverrideNotice.Expired(
        gist(override), end, AnnouncedOutcome.APPLIED, late, DECLARED);
  }

  @Test
  void an_override_is_told_once_when_it_begins_to_hold_and_when_it_is_removed() {
    Looks looks = new Looks(WIDER);
    assertThat(looks.last().notices()).containsExactly(applied(WIDER, AnnouncedOutcome.UNTOLD));
    assertThat(looks.last().next()).isEmpty();

    assertThat(looks.lookAfter(HOUR)).isEmpty();

    looks.overrides.clear();
    assertThat(looks.lookAfter(HOUR))
        .containsExactly(
            new OverrideNotice.Removed(gist(WIDER), AnnouncedOutcome.APPLIED, false, DECLARED));
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void the_end_is_announced_a_day_ahead_and_told_at_the_instant() {
    MonitoringOverride bound = until(WIDER, NOW.plus(DAY).plus(HOUR));
    Looks looks = new Looks(bound);
    assertThat(looks.last().notices()).containsExactly(applied(bound, AnnouncedOutcome.UNTOLD));
    assertThat(looks.last().next()).contains(NOW.plus(HOUR));

    assertThat(looks.lookAfter(HOUR.minusNanos(1))).isEmpty();
    assertThat(looks.lookAfter(Duration.ofNanos(1)))
        .containsExactly(
            new OverrideNotice.Expiring(gist(bound), NOW.plus(DAY).plus(HOUR), DECLARED));
    assertThat(looks.last().next()).contains(NOW.plus(DAY).plus(HOUR));

    assertThat(looks.lookAfter(DAY.minusNanos(1))).isEmpty();
    assertThat(looks.lookAfter(Duration.ofNanos(1))).containsExactly(expired(bound, Duration.ZERO));
    assertThat(looks.last().next()).isEmpty();
    assertThat(looks.last().effective().set("Smtp").orElseThrow().definition())
        .isEqualTo(Sets.smtp());

    assertThat(looks.lookAfter(HOUR)).isEmpty();
    looks.overrides.clear();
    assertThat(looks.lookAfter(HOUR)).as("its end was told").isEmpty();
  }

  @Test
  void the_end_of_a_short_override_is_told_with_its_beginning() {
    MonitoringOverride brief = until(WIDER, NOW.plus(HOUR));
    Looks looks = new Looks(brief);

    assertThat(looks.last().notices()).containsExactly(applied(brief, AnnouncedOutcome.UNTOLD));
    assertThat(looks.last().next()).contains(NOW.plus(HOUR));
    assertThat(looks.lookAfter(HOUR.dividedBy(2))).isEmpty();
  }

  @Test
  void what_expired_while_nobody_looked_says_since_when() {
    MonitoringOverride bound = until(WIDER, NOW.plus(HOUR));
    Looks looks = new Looks(bound);

    assertThat(looks.lookAfter(HOUR.multipliedBy(6)))
        .containsExactly(expired(bound, HOUR.multipliedBy(5)));
  }

  @Test
  void what_came_and_ended_while_nobody_looked_is_told_too() {
    Looks looks = new Looks();
    MonitoringOverride bound = until(WIDER, NOW.plus(HOUR));
    looks.overrides.add(bound);

    assertThat(looks.lookAfter(HOUR.multipliedBy(2)))
        .containsExactly(
            new OverrideNotice.Expired(
                gist(bound), NOW.plus(HOUR), AnnouncedOutcome.UNTOLD, HOUR, DECLARED));
  }

  @Test
  void a_clock_that_steps_back_brings_an_expired_override_back_and_both_is_told() {
    MonitoringOverride bound = until(WIDER, NOW.plus(HOUR));
    Looks looks = new Looks(bound);
    looks.lookAfter(HOUR);

    assertThat(looks.lookAfter(Duration.ofMinutes(-30)))
        .containsExactly(applied(bound, AnnouncedOutcome.EXPIRED));
    assertThat(looks.last().next()).contains(NOW.plus(HOUR));
    assertThat(looks.lookAfter(Duration.ofMinutes(30)))
        .containsExactly(expired(bound, Duration.ZERO));
  }

  @Test
  void an_override_that_takes_the_place_of_one_of_the_same_key_is_a_change() {
    Looks looks = new Looks(WIDER);
    MonitoringOverride wide =
        named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "20m"), "wide");
    looks.overrides.set(0, wide);

    assertThat(looks.look())
        .containsExactly(
            new OverrideNotice.Changed(
                gist(wide), gist(WIDER), "monitoringInterval", "20m", Optional.of("5m")));
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void an_end_that_is_put_off_is_a_change_and_is_announced_anew() {
    MonitoringOverride bound = until(WIDER, NOW.plus(HOUR));
    Looks looks = new Looks(bound);
    MonitoringOverride longer = until(WIDER, NOW.plus(DAY.multipliedBy(3)));
    looks.overrides.set(0, longer);

    assertThat(looks.look())
        .containsExactly(
            new OverrideNotice.Changed(
                gist(longer), gist(bound), "monitoringInterval", "10m", Optional.of("5m")));
    assertThat(looks.last().next()).contains(NOW.plus(DAY.multipliedBy(2)));
  }

  @Test
  void an_override_that_was_put_off_after_its_end_does_not_blame_the_clock() {
    Looks looks = new Looks(until(WIDER, NOW.plus(HOUR)));
    looks.lookAfter(HOUR);
    MonitoringOverride longer = until(WIDER, NOW.plus(DAY.multipliedBy(3)));
    looks.overrides.set(0, longer);

    assertThat(looks.look()).containsExactly(applied(longer, AnnouncedOutcome.UNTOLD));
  }

  @Test
  void the_winner_is_told_and_when_it_ends_the_other_holds() {
    MonitoringOverride global = named(on(WIDER, ALL), "global");
    Looks looks = new Looks(global);
    MonitoringOverride here =
        until(
            named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "20m"), "here"),
            NOW.plus(HOUR));
    looks.overrides.add(here);

    Optional<EffectiveValue> byHere =
        Optional.of(
            new EffectiveValue(
                "monitoringInterval",
                Optional.of("20m"),
                new Provenance.Overridden("here", "ann", "a test")));
    assertThat(looks.look())
        .containsExactly(
            new OverrideNotice.Shadowed(gist(global), "here", byHere),
            applied(here, AnnouncedOutcome.UNTOLD));

    Optional<EffectiveValue> byGlobal =
        Optional.of(
            new EffectiveValue(
                "monitoringInterval",
                Optional.of("10m"),
                new Provenance.Overridden("global", "ann", "a test")));
    assertThat(looks.lookAfter(HOUR))
        .containsExactly(
            new OverrideNotice.Expired(
                gist(here), NOW.plus(HOUR), AnnouncedOutcome.APPLIED, Duration.ZERO, byGlobal),
            applied(global, AnnouncedOutcome.SHADOWED));
  }

  @Test
  void what_will_hold_after_the_end_may_be_another_override() {
    MonitoringOverride global = named(on(WIDER, ALL), "global");
    Instant end = NOW.plus(DAY).plus(HOUR);
    MonitoringOverride here =
        until(named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "20m"), "here"), end);
    Looks looks = new Looks(global, here);

    assertThat(looks.sentencesAfter(HOUR))
        .containsExactly(
            "Override here by ann ends at 2026-11-22T13:00:00Z. From then on monitoringInterval of"
                + " Monitor Smtp\\SelfTestMonitor is 10m, by override global of ann, if nobody does"
                + " anything. Its reason: a test.");
  }

  @Test
  void an_unknown_identity_and_a_refusal_are_told_once_with_the_nearest_spelling() {
    MonitoringOverride typo =
        named(monitor("Smtp\\SelfTestMonitr", "monitoringInterval", "10m"), "typo");
    MonitoringOverride unit =
        named(monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "600"), "unit");
    Looks looks = new Looks(typo, unit);

    assertThat(looks.last().notices())
        .hasSize(2)
        .anySatisfy(
            notice ->
                assertThat(notice)
                    .isEqualTo(
                        new OverrideNotice.UnknownIdentity(
                            gist(typo), Optional.of("Smtp\\SelfTestMonitor"))))
        .anySatisfy(
            notice ->
                assertThat(notice)
                    .isInstanceOfSatisfying(
                        OverrideNotice.Refused.class,
                        refused -> assertThat(refused.instead()).isEqualTo(DECLARED)));
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void an_item_that_comes_or_goes_with_the_definitions_is_told() {
    Looks looks = new Looks(WIDER);
    looks.definitions(List.of(Sets.space()));
    assertThat(looks.look())
        .containsExactly(new OverrideNotice.UnknownIdentity(gist(WIDER), Optional.empty()));

    looks.definitions(Sets.all());
    assertThat(looks.look()).containsExactly(applied(WIDER, AnnouncedOutcome.UNKNOWN_IDENTITY));
  }

  @Test
  void a_version_that_changes_lapses_what_was_for_the_old_one_and_begins_what_waited() {
    MonitoringOverride old = named(valid(WIDER, versions("[3.7,3.9)")), "old");
    MonitoringOverride next =
        named(
            valid(
                monitor("Smtp\\SelfTestMonitor", "monitoringInterval", "20m"), versions("[3.9,)")),
            "next");
    Looks looks = new Looks(old, next);
    assertThat(looks.last().notices())
        .containsExactly(
            new OverrideNotice.Pending(gist(next), Optional.of("3.8.1")),
            applied(old, AnnouncedOutcome.UNTOLD));

    looks.version("3.9.0");
    Optional<EffectiveValue> byNext =
        Optional.of(
            new EffectiveValue(
                "monitoringInterval",
                Optional.of("20m"),
                new Provenance.Overridden("next", "ann", "a test")));
    assertThat(looks.look())
        .containsExactly(
            new OverrideNotice.VersionChanged(Optional.of("3.8.1"), Optional.of("3.9.0")),
            new OverrideNotice.Lapsed(gist(old), Optional.of("3.9.0"), byNext),
            applied(next, AnnouncedOutcome.OTHER_VERSION));
    assertThat(looks.look()).isEmpty();
  }

  @Test
  void a_version_that_is_not_known_any_more_lapses_too() {
    MonitoringOverride bound = valid(WIDER, versions("[3.7,)"));
    Looks looks = new Looks(bound);
    looks.noVersion();

    assertThat(looks.look())
        .containsExactly(
            new OverrideNotice.VersionChanged(Optional.of("3.8.1"), Optional.empty()),
            new OverrideNotice.Lapsed(gist(bound), Optional.empty(), DECLARED));
  }

  @Test
  void an_override_for_others_is_told_nowhere_but_one_that_leaves_this_server_is() {
    MonitoringOverride grouped = on(WIDER, GROUP);
    Looks looks = new Looks(grouped);
    looks.groups("edge");

    assertThat(looks.look()).containsExactly(new OverrideNotice.Elsewhere(gist(grouped), DECLARED));
    assertThat(looks.look()).isEmpty();
    assertThat(looks.last().next()).isEmpty();
  }

  @Test
  void overrides_of_one_id_are_one_override() {
    Looks looks = new Looks(WIDER, created(WIDER, NOW.minusSeconds(1)));

    assertThat(looks.last().notices()).hasSize(1);
  }

  @Test
  void what_was_told_and_is_damaged_is_told_once_more() {
    Looks looks = new Looks(WIDER);
    looks.damage();

    assertThat(looks.look()).containsExactly(applied(WIDER, AnnouncedOutcome.UNTOLD));
  }
}
